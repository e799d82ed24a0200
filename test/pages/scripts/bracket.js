// Begins so that it would call what stands before it.
(function () {
  document.documentElement.dataset.loaded = 'all';
})();
