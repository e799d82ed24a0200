/*
 * oidc-provider says at import that it prefers a newer Node than the oldest one this project
 * runs on. What the demo uses of it works there too (the tests run on it), and the sentence
 * would be the first thing a newcomer reads. Every other warning passes.
 */
const { warn } = console;
console.warn = (...args) => {
  if (!/oidc-provider WARNING: Unsupported runtime/.test(String(args[0]))) warn(...args);
};
const { default: Provider, errors, interactionPolicy } = await import('oidc-provider');
console.warn = warn;

export { Provider, errors, interactionPolicy };
