import process from 'node:process';

/**
 * Does all jobs once a round, each round in another order: whatever else the machine does meanwhile
 * meets all of them alike.
 *
 * @param {string} title is shown while it runs
 * @param {number} rounds
 * @param {{ key: string, run: () => Promise<object> }[]} jobs
 * @returns {Promise<Map<string, object[]>>} what each job returned, by key
 */
export async function inRounds(title, rounds, jobs) {
  if (!process.stderr.isTTY) console.error(`${title}: ${rounds} rounds`);
  const results = new Map(jobs.map(({ key }) => [key, []]));
  for (let round = 1; round <= rounds; round++) {
    progress(`${title}: round ${round} of ${rounds}`);
    for (const { key, run } of shuffle(jobs)) results.get(key).push(await patiently(key, run));
  }
  progress('');
  return results;
}

/** A tab that crashed or a connection that broke is no reason to lose an hour; it is said, though. */
async function patiently(key, run) {
  try {
    return await run();
  } catch (error) {
    console.error(`\n${key}: ${error.message} Once more.`);
    return run();
  }
}

function shuffle(items) {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
