/**
 * Lets a failed expectation be told whatever it was of. The runner clones what it sends, and functions,
 * nodes and promises cannot be cloned: nothing was heard of such a failure until the file's time was up.
 */
export const tellAllFailures = {
  name: 'tell-all-failures',
  transform({ path, body }) {
    if (path !== '/__web-dev-server__web-socket.js') return undefined;
    return body.replace('structuredClone(obj)', `(${cloneForSending})(obj)`);
  },
};

/** Runs in the page. */
function cloneForSending(message) {
  try {
    return structuredClone(message);
  } catch {
    const name = (key, value) => (/^(actual|expected)$/.test(key) ? String(value) : value);
    return JSON.parse(JSON.stringify(message, name));
  }
}
