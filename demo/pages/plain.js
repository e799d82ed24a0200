addEventListener('token', ({ detail }) => {
  document.querySelector('output').textContent = `Signed in for ${detail.expires_in} seconds.`;
});
