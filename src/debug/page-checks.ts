import { removeStored, writeStored, type StorageArea } from '../oauth/web-storage.js';
import type { Finding } from './finding.js';

/** Checks whether a login may begin on this page. */
export function checkSecureContext(allowHttp: boolean): Finding {
  const about = 'Secure context';
  if (isSecureContext)
    return { mark: 'ok', about, text: `${location.origin} is a secure context.` };
  const text = `${location.origin} is not a secure context: others on the network can take over a login.`;
  if (allowHttp) return { mark: 'note', about, text: `${text} allow-http permits it anyway.` };
  return {
    mark: 'problem',
    about,
    text,
    cure: 'Serve the page over https. Set the attribute allow-http only on an intranet without https.',
    copy: {
      label: 'address over https',
      value: `https://${location.hostname}${location.pathname}`,
    },
  };
}

/** Returns whether a value can be stored: forbidden or full storage throws only when it is used. */
export function canStore(area: StorageArea): boolean {
  const key = 'debug-check';
  const isKept = writeStored(area, key, {});
  removeStored(area, key);
  return isKept;
}

/** Checks what the browser can store for this page. */
export function checkStorage(mode: string): Finding {
  const about = 'Storage';
  const [local, session] = [canStore('localStorage'), canStore('sessionStorage')];
  if (local && session)
    return { mark: 'ok', about, text: 'Local storage and session storage both work.' };
  if (local || session) {
    const [works, fails] = local ? ['Local', 'session'] : ['Session', 'local'];
    return {
      mark: 'note',
      about,
      text: `${works} storage works, ${fails} storage does not. A login needs only one of them.`,
    };
  }
  const text = "The browser can't store anything for this page.";
  if (mode !== 'redirect')
    return { mark: 'note', about, text: `${text} The login uses a popup instead.` };
  return {
    mark: 'problem',
    about,
    text: `${text} A login by redirect can't be finished.`,
    cure: 'Remove the attribute mode, so that the login uses a popup, or free or allow the site’s storage.',
  };
}

/** Checks whether the page is framed, and says where the login will run. */
export function checkWindow(mode: string): Finding {
  const about = 'Window';
  if (self.origin === 'null') {
    return {
      mark: 'problem',
      about,
      text: "The page is in a sandbox without its origin, so the response can't come back.",
      cure: 'Give the frame these sandbox flags:',
      copy: {
        label: 'sandbox flags',
        value: 'allow-scripts allow-popups allow-same-origin allow-forms',
      },
    };
  }
  const isFramed = self !== top;
  if (isFramed && mode === 'redirect') {
    return {
      mark: 'problem',
      about,
      text: 'The page is in a frame and has mode="redirect". Sign-in pages refuse to be framed.',
      cure: 'Remove the attribute mode: in a frame, the login uses a popup automatically.',
    };
  }
  const isStored = canStore('localStorage') || canStore('sessionStorage');
  const place =
    (mode || (isFramed || !isStored ? 'popup' : 'redirect')) === 'popup'
      ? 'in a popup'
      : 'by redirect, in this window';
  const where = isFramed ? 'in a frame' : 'not framed';
  return { mark: 'ok', about, text: `The page is ${where}. The login runs ${place}.` };
}

/** Checks that the script is loaded only once. The first one wins, which may be the usual one. */
export function checkScripts(): Finding {
  const about = 'Scripts';
  const sources = [...document.scripts]
    .map(({ src }) => src.split(/[?#]/)[0]!)
    .filter((src) => /egain-login[\w.]*\.js$/.test(src));
  if (sources.length < 2)
    return { mark: 'ok', about, text: 'The debug script is the only one on the page.' };
  return {
    mark: 'problem',
    about,
    text: `The page loads ${sources.length} egain-login scripts: ${sources.join(', ')}.`,
    cure: 'Keep only one: the debug script, while you set up.',
  };
}

/** Counts the buttons on the page. */
export function checkElements(isBare: boolean): Finding {
  const { length } = document.querySelectorAll('egain-login');
  const count = length === 1 ? 'One button is' : `${length} buttons are`;
  const about = 'Buttons';
  if (!isBare) return { mark: 'ok', about, text: `${count} on the page.` };
  return {
    mark: 'note',
    about,
    text: `${count} on the page. This tag has no attributes: it finishes logins that began elsewhere, and can’t start one.`,
    cure: 'That is right on a callback page. Elsewhere, give the tag its attributes.',
  };
}
