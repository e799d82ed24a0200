import type { LoginStatus } from './login-controller.js';
import { chooseMessage, type Messages } from './messages/messages.js';
import type { LoginError } from './oauth/errors.js';
import type { Popup } from './oauth/popup.js';
import type { ShadowTree } from './shadow-tree.js';
import { showText, textsOf } from './texts.js';

/** What the shadow tree shows of a login. */
interface State {
  status: LoginStatus;
  isBusy: boolean;
  isDone: boolean;
  departure: { popup: Popup | undefined };
  error: LoginError | undefined;
}

/** What the page says of the button. */
type Host = HTMLElement & {
  disabled?: boolean | undefined;
  messages?: Partial<Messages> | null | undefined;
};

const internals = new WeakMap<Host, ElementInternals>();

/** The buttons that we have disabled: one that the page has disabled itself stays so. */
const disabledByUs = new WeakSet<Element>();

/** Shows the status to style sheets, before anything is painted. */
export function showStatus(host: Host, status: LoginStatus): void {
  host.setAttribute('status', status);
  try {
    if (!internals.has(host)) internals.set(host, host.attachInternals());
    const { states } = internals.get(host)!;
    states.clear();
    states.add(status);
  } catch {
    // Older browsers lack custom states, and polyfills even internals; the attribute says the same.
  }
}

/** Brings the shadow tree, and a button of the page's own, to the state of the login. */
export function showState(host: Host, tree: ShadowTree, state: State): void {
  const { status, isBusy, isDone, error } = state;
  const { popup } = state.departure;
  const { buttonSlot, button, label, pageLabel, signedInLabel, reserve, message, cancel, link } =
    tree;
  const texts = textsOf(host);
  const isSignedIn = status === 'signed-in';
  const shown = isBusy ? 'signingIn' : isSignedIn ? 'signOut' : 'signIn';
  const slots: Partial<Record<keyof Messages, HTMLSlotElement>> = {};
  // White space, and what editors make of it, counts as content for a slot, but is no label.
  if (
    pageLabel
      .assignedNodes()
      .some(({ nodeName, textContent }) => textContent?.trim() || !/^(#text|P|BR)$/.test(nodeName))
  )
    slots.signIn = pageLabel;
  if (signedInLabel.assignedNodes().length) slots.signOut = signedInLabel;
  const visible = slots[shown];
  showText(label, texts(!visible && shown));
  for (const slot of [pageLabel, signedInLabel]) {
    const place = slot === visible ? label : button;
    if (slot.parentNode !== place) place.append(slot);
  }
  const own = (['signIn', 'signingIn', 'signOut'] as const).filter((name) => !slots[name]);
  showText(reserve, [own.map((name) => texts(name)[0]).join('\n')]);

  // The same sentence again is news, too: a live region reads out only what changes.
  if (error !== tree.shownError) message.textContent = '';
  tree.shownError = error;
  const isInPopup = popup && status === 'authorizing';
  const notice = isInPopup ? 'popupOpen' : isDone ? 'closeWindow' : undefined;
  showText(message, texts(error ? chooseMessage(error.code) : notice));

  const pageButtons = buttonSlot.assignedElements().slice(0, 1) as HTMLElement[];
  for (const driven of [button, ...pageButtons]) {
    const isFree = disabledByUs.delete(driven) || !driven.hasAttribute('disabled');
    if (isFree && driven.toggleAttribute('disabled', !!host.disabled)) disabledByUs.add(driven);
    // Not disabled while busy: a disabled button loses the focus. With a popup, it brings that to the front.
    if (isBusy && !isInPopup) driven.setAttribute('aria-disabled', 'true');
    else driven.removeAttribute('aria-disabled');
  }
  // What is hidden loses the focus.
  if (!isInPopup && host.shadowRoot!.activeElement === cancel) (pageButtons[0] ?? button).focus();
  const url = popup?.isBlocked ? popup.url : '';
  if (url) link.href = url;
  else link.removeAttribute('href');
  showText(cancel, texts(isInPopup && 'cancel'));
  showText(link, texts(url ? 'openSignIn' : undefined));
}
