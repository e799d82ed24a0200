/**
 * Tells whether an address is on this machine, on any port: people who try a page out seldom choose it
 * (RFC 8252 §7.3).
 */
export function isLoopback(address) {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
}
