import { BARE, BASE, OURS } from './contenders.mjs';
import { COUNTS } from './growth.mjs';
import { CALLBACKS } from './plan.mjs';

/** Says everything that was measured, as Markdown. */
export function report({ results, share, contenders, browserVersion, cores }) {
  const rows = [...contenders].sort((a, b) => rank(a) - rank(b));
  const flows = rows.filter(({ hasFlow }) => hasFlow);
  const elements = rows.filter(({ id }) => id === BARE || id === OURS);
  const of = (scenario, id, name) => results[scenario].get(id)[name];

  const size = (contender) => `${(contender.compressed.length / 1000).toFixed(1)} KB`;
  const requests = ({ id }) => of('first', id, 'requests').median.toFixed();
  const click = ({ id }) =>
    `${withSpread(of('warm', id, 'clickToRequest'))}${difference('warm', id, 'clickToRequest')}`;
  const script = ({ id }) => withSpread(of('warm', id, 'script'));
  const task = ({ id }) => withSpread(of('warm', id, 'task'));
  const callback =
    (scenario) =>
    ({ id }) =>
      compared(scenario, id, 'callbackToToken', BASE);
  const first = ({ id }) => withSpread(of('start', id, 'evaluation'));

  return [
    `Medians of interleaved rounds in ${browserVersion} on ${cores} cores, ± half the distance of the quartiles; ` +
      'times in ms. In brackets: compared with the page written by hand. Script and main thread: what the processor ' +
      'was busy with on the warm callback page until the token was there. Script leaves out what runs as microtasks, as ' +
      'most of `<egain-login>` does: compare the main thread. First load: the script runs for the first time, and all ' +
      'that it shows is laid out.' +
      (share < 1 ? ` A short run, with ${Math.round(share * 100)} % of the rounds.` : ''),
    table(
      [
        'the same login with',
        'size',
        'requests',
        'script',
        'main thread',
        'first load',
        'click → request',
      ],
      rows.map((row) =>
        row.hasFlow
          ? [row.name, size(row), requests(row), script(row), task(row), first(row), click(row)]
          : [row.name, size(row), '–', '–', '–', first(row), '–'],
      ),
    ),
    'From the start of the request for the callback page until the page has the token. Cold: nothing cached; the ' +
      'slow link has 400 kbit/s and answers after 400 ms.',
    table(
      ['callback → token', ...CALLBACKS.map(({ title }) => title)],
      flows.map((row) => [row.name, ...CALLBACKS.map(({ id }) => callback(id)(row))]),
    ),
    'What each further element takes, where that many are put in at once. In brackets: compared with the bare button.',
    table(
      ['elements', ...elements.flatMap(({ name }) => [`${name}: ms`, 'KB'])],
      COUNTS.map((count) => [
        count.toLocaleString('en'),
        ...elements.flatMap(({ id }) => [
          compared(`grow${count}`, id, 'time', BARE, 1, 3),
          compared(`grow${count}`, id, 'memory', BARE, 1e-3, 1),
        ]),
      ]),
    ),
    standstill(),
  ].join('\n\n');

  function rank({ id, compressed }) {
    const place = [BASE, OURS].indexOf(id);
    return place < 0 ? compressed.length : place;
  }

  function compared(scenario, id, name, base, scale, digits) {
    const ratio = of(scenario, id, name).median / of(scenario, base, name).median;
    const own = withSpread(of(scenario, id, name), scale, digits);
    return id === base ? own : `${own} (${ratio.toFixed(2)} ×)`;
  }

  function difference(scenario, id, name) {
    if (id === BASE) return '';
    const more = of(scenario, id, name).median - of(scenario, BASE, name).median;
    return ` (${more < 0 ? '−' : '+'}${Math.abs(more).toFixed(1)})`;
  }

  /** What must be nothing, said in words. */
  function standstill() {
    const { shift, longTasks } = results.start.get(OURS);
    return (
      `\`<egain-login>\` moved its page by ${shift.median.toFixed(3)} (layout shift) while it started, and kept it ` +
      `busy in ${longTasks.median} long tasks.`
    );
  }
}

function withSpread({ low, median, high }, scale = 1, digits = 1) {
  const [middle, spread] = [median, (high - low) / 2].map((value) =>
    (value * scale).toFixed(digits),
  );
  return `${middle} ± ${spread}`;
}

function table(head, body) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, place) => (place ? '--:' : '---'))),
    ...body.map(line),
  ].join('\n');
}
