/**
 * On a phone, the preview and the code are in a sheet that the bar at the bottom opens.
 *
 * @param {HTMLElement} side the bar and the sheet
 * @param {HTMLElement} form what the sheet covers
 * @returns {(isOpen: boolean) => void} opens or closes the sheet
 */
export function prepareSheet(side, form) {
  const bar = side.querySelector('.bar');
  const isPhone = matchMedia('(max-width: 60rem)');

  function open(isOpen) {
    const isShown = isOpen && isPhone.matches;
    side.classList.toggle('open', isShown);
    bar.setAttribute('aria-expanded', String(isShown));
    // Nothing that is covered can be reached.
    form.inert = isShown;
    document.documentElement.classList.toggle('covered', isShown);
  }

  bar.addEventListener('click', () => open(bar.getAttribute('aria-expanded') === 'false'));
  side.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !side.classList.contains('open')) return;
    open(false);
    bar.focus();
  });
  isPhone.addEventListener('change', () => open(false));
  return open;
}
