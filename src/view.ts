import type { LoginStatus } from './login-controller.js';
import { chooseMessage, type Messages } from './messages/messages.js';
import type { LoginError } from './oauth/errors.js';
import { SIGN_IN_ICON, SIGN_OUT_ICON, type ShadowTree } from './shadow-tree.js';
import { showText } from './texts.js';

/** What the shadow tree shows of a login. */
interface State {
  status: LoginStatus;
  isBusy: boolean;
  error: LoginError | undefined;
}

/** What the page says of the button. */
type Host = HTMLElement & {
  disabled?: boolean | undefined;
  messages?: Partial<Messages> | null | undefined;
};

const shownErrors = new WeakMap<Host, LoginError | undefined>();

/** Brings the shadow tree, and a button of the page's own, to the state of the login. */
export function showState(host: Host, tree: ShadowTree, { status, isBusy, error }: State): void {
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
  showText(host, message, error && chooseMessage(error.code));

  const own = [...host.children].find((child) => child.slot === 'button');
  for (const driven of [button, ...(own ? [own] : [])]) {
    driven.toggleAttribute('disabled', !!host.disabled);
    // Not disabled while busy: a disabled button loses the focus.
    if (isBusy) driven.setAttribute('aria-disabled', 'true');
    else driven.removeAttribute('aria-disabled');
  }
}
