import type { LoginStatus } from './login-controller.js';
import { chooseMessage, type Messages } from './messages/messages.js';
import type { LoginError } from './oauth/errors.js';
import type { Popup } from './oauth/popup.js';
import { SIGN_IN_ICON, SIGN_OUT_ICON, type ShadowTree } from './shadow-tree.js';
import { showText } from './texts.js';

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

const shownErrors = new WeakMap<Host, LoginError | undefined>();

const internals = new WeakMap<Host, ElementInternals>();

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
  const { button, labels, pageLabel, ownLabel, signedInLabel, iconPath, message } = tree;
  // White space, and what editors make of it, counts as content for a slot, but is no label.
  const hasLabel = pageLabel
    .assignedNodes()
    .some(({ nodeName, textContent }) => textContent?.trim() || !/^(#text|P|BR)$/.test(nodeName));
  pageLabel.hidden = !hasLabel;
  ownLabel.hidden = hasLabel;
  showText(host, ownLabel, 'signIn');
  showText(host, labels[1], 'signingIn');
  showText(host, signedInLabel, 'signOut');

  const isSignedIn = status === 'signed-in';
  iconPath.setAttribute('d', isSignedIn ? SIGN_OUT_ICON : SIGN_IN_ICON);
  const shown = isBusy ? 1 : isSignedIn ? 2 : 0;
  for (const [index, label] of labels.entries()) label.hidden = index !== shown;

  // The same sentence again is news, too: a live region reads out only what changes.
  if (error !== shownErrors.get(host)) message.textContent = '';
  shownErrors.set(host, error);
  const isInPopup = popup && status === 'authorizing';
  const notice = isInPopup ? 'popupOpen' : isDone ? 'closeWindow' : undefined;
  showText(host, message, error ? chooseMessage(error.code) : notice);

  const own = [...host.children].find((child) => child.slot === 'button') as
    HTMLElement | undefined;
  for (const driven of [button, ...(own ? [own] : [])]) {
    driven.toggleAttribute('disabled', !!host.disabled);
    // Not disabled while busy: a disabled button loses the focus. With a popup, it brings that to the front.
    if (isBusy && !isInPopup) driven.setAttribute('aria-disabled', 'true');
    else driven.removeAttribute('aria-disabled');
  }
  // What is hidden loses the focus.
  if (!isInPopup && host.shadowRoot!.activeElement === tree.cancel) (own ?? button).focus();
  showMore(host, tree, isInPopup, popup?.isBlocked ? popup.url : '');
}

/** Shows what can be done beside pressing the button. */
function showMore(host: Host, { cancel, link }: ShadowTree, isInPopup = false, url: string): void {
  cancel.hidden = !isInPopup;
  link.hidden = !url;
  showText(host, cancel, 'cancel');
  showText(host, link, 'openSignIn');
  if (url) link.href = url;
  else link.removeAttribute('href');
}
