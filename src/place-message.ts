/**
 * Places the message and what follows it below the button. They may be wider than the button and widen the
 * element, and how the page aligns the element is not to be read from any style: so the first alignment is taken
 * that leaves the button where it is. Where none does, they are as narrow as the button.
 *
 * @param slot holds the button; its class aligns the siblings
 * @param isThere whether there is a message
 */
export function placeMessage(slot: HTMLSlotElement, isThere: boolean): void {
  if (!isThere) slot.className = '';
  if (!isThere || slot.className) return;
  const button = slot.assignedElements({ flatten: true })[0]!;
  const measure = (className: string): number => {
    slot.className = className;
    return button.getBoundingClientRect().left;
  };
  const before = measure('measured');
  const keepsButton = (axis: string): boolean => Math.abs(measure(`wide ${axis}`) - before) < 1;
  slot.className = ['start', 'center', 'end'].find(keepsButton) ?? 'narrow';
}
