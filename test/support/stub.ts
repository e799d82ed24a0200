const undo: (() => void)[] = [];

afterEach(() => {
  for (const restore of undo.splice(0).reverse()) restore();
});

/** Puts something in the place of a property until the end of the test. */
export function stub<T extends object, K extends keyof T>(
  target: T,
  name: K,
  replacement: T[K],
): void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value: replacement, configurable: true, writable: true });
  undo.push(() => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  });
}

/** Has timers go off after a tenth of a second, until the end of the test. Returns the delays asked for. */
export function shortenTimers(): number[] {
  const setTimeout = window.setTimeout.bind(window);
  const delays: number[] = [];
  const shortened = (act: () => void, delay = 0) => {
    delays.push(delay);
    return setTimeout(act, 100);
  };
  stub(window, 'setTimeout', shortened as typeof setTimeout);
  return delays;
}

/** Collects what is written to the console as warnings, until the end of the test. */
export function stubWarnings(): string[] {
  const warnings: string[] = [];
  stub(console, 'warn', (text: string) => void warnings.push(text));
  return warnings;
}

/** Does something while another script has put these fields on every object of the page. */
export async function withPollutedPrototype<T>(
  fields: Record<string, unknown>,
  action: () => T | Promise<T>,
): Promise<T> {
  Object.assign(Object.prototype, fields);
  try {
    return await action();
  } finally {
    for (const name of Object.keys(fields)) Reflect.deleteProperty(Object.prototype, name);
  }
}
