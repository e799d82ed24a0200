/**
 * Changes local storage on another page of the origin.
 *
 * @param {Function | string} change is called there with the first key
 */
export async function changeStorage(visitor, change) {
  const { page } = await visitor.open('/e2e/empty.html');
  const key = await page.evaluate(() => Object.keys(localStorage)[0]);
  await page.evaluate(`(${change})(${JSON.stringify(key)})`);
}

/** Returns the text of a function that changes one field of the stored JSON. */
export function having(name, value) {
  return `(key) => {
    const stored = { ...JSON.parse(localStorage[key]), ${name}: ${JSON.stringify(value)} };
    localStorage[key] = JSON.stringify(stored);
  }`;
}
