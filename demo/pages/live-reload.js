// Only in `npm run dev`: see ../servers/live-reload.mjs.
new EventSource('/live-reload').onmessage = () => location.reload();
