/**
 * Makes a tab list work with the mouse and with keys, as the ARIA Authoring Practices describe.
 *
 * @param {HTMLElement} list with `role="tab"` buttons, each of which controls a panel
 * @returns {(tab: HTMLElement) => void} selects a tab
 */
export function prepareTabs(list) {
  const tabs = [...list.querySelectorAll('[role=tab]')];

  function select(selected) {
    for (const tab of tabs) {
      const isSelected = tab === selected;
      tab.setAttribute('aria-selected', String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !isSelected;
    }
  }

  list.addEventListener('click', ({ target }) => {
    const tab = target.closest('[role=tab]');
    if (tab) select(tab);
  });
  list.addEventListener('keydown', (event) => {
    const index = tabs.indexOf(document.activeElement);
    const next = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs.at(next % tabs.length);
    select(tab);
    tab.focus();
  });
  return select;
}
