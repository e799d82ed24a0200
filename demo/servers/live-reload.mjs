/**
 * Reloads the pages in the browser. They load `script`, which keeps a connection open to hear about it.
 */
export function createLiveReload() {
  const connections = new Set();
  return {
    script: '<script src="/live-reload.js" defer></script>',
    /** Keeps a page's connection. */
    connect(res) {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
      connections.add(res);
      res.on('close', () => connections.delete(res));
    },
    reload() {
      for (const connection of connections) connection.write('data: reload\n\n');
    },
  };
}
