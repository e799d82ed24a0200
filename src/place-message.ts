/**
 * Aligns the message, and Cancel or the link below it, with the button. They can make the element wider than the
 * button, and no computed style tells where the page then puts it: a grid may center it, for example. So this takes
 * the first alignment that leaves the button where it was. If there is none, they stay as narrow as the button.
 *
 * @param slot the slot that the button is in; its class aligns what follows
 * @param isThere whether there is a message
 */
export function placeMessage(slot: HTMLSlotElement, isThere: boolean): void {
  if (!isThere) slot.className = '';
  if (!isThere || slot.className) return;
  const [button] = slot.assignedElements({ flatten: true });
  // happy-dom knows no fallback content.
  if (!button) return;
  const measure = (className: string): number => {
    slot.className = className;
    return button.getBoundingClientRect().left;
  };
  const before = measure('measured');
  const keepsButton = (axis: string): boolean => Math.abs(measure(`wide ${axis}`) - before) < 1;
  slot.className = ['start', 'center', 'end'].find(keepsButton) ?? 'narrow';
}
