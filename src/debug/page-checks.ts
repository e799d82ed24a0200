import { removeStored, writeStored, type StorageArea } from '../oauth/web-storage.js';
import type { Finding } from './finding.js';

/** Checks whether the page is one on which a login may begin. */
export function checkSecureContext(allowHttp: boolean): Finding {
  const about = 'Secure context';
  if (isSecureContext)
    return { mark: 'ok', about, text: `${location.origin} is a secure context.` };
  const text = `${location.origin} is not a secure context: others on its network can take over a login.`;
  if (allowHttp)
    return { mark: 'note', about, text: `${text} allow-http permits it all the same.` };
  return {
    mark: 'problem',
    about,
    text,
    cure: 'Serve the page over https. Only on an intranet that has none, set the attribute allow-http.',
    copy: {
      label: 'address over https',
      value: `https://${location.hostname}${location.pathname}`,
    },
  };
}

/** Tells whether a value can be kept there: what is forbidden or full throws only when it is used. */
export function canStore(area: StorageArea): boolean {
  const key = 'debug-check';
  const isKept = writeStored(area, key, {});
  removeStored(area, key);
  return isKept;
}

/** Checks what the browser keeps for this page. */
export function checkStorage(mode: string): Finding {
  const about = 'Storage';
  const [local, session] = [canStore('localStorage'), canStore('sessionStorage')];
  if (local && session)
    return { mark: 'ok', about, text: 'Local and session storage keep what is put there.' };
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
    return { mark: 'note', about, text: `${text} So the login takes place in a popup.` };
  return {
    mark: 'problem',
    about,
    text: `${text} A login by redirect can't be finished.`,
    cure: 'Leave the attribute mode out, so that a popup is opened; or free or allow the site’s storage.',
  };
}

/** Checks whether the page is framed, and says where the login will take place. */
export function checkWindow(mode: string): Finding {
  const about = 'Window';
  if (self.origin === 'null') {
    return {
      mark: 'problem',
      about,
      text: "The page is in a sandbox without its origin, so the response can't come back.",
      cure: 'Give the frame these flags.',
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
      cure: 'Leave the attribute mode out: in a frame, a popup is opened by itself.',
    };
  }
  const isStored = canStore('localStorage') || canStore('sessionStorage');
  const place =
    (mode || (isFramed || !isStored ? 'popup' : 'redirect')) === 'popup'
      ? 'in a popup'
      : 'by redirect, in this window';
  const where = isFramed ? 'in a frame' : 'not framed';
  return { mark: 'ok', about, text: `The page is ${where}. The login takes place ${place}.` };
}

/** Checks that the script is there once. The first one stays, and it may be the usual one. */
export function checkScripts(): Finding {
  const about = 'Scripts';
  const sources = [...document.scripts]
    .map(({ src }) => src.split(/[?#]/)[0]!)
    .filter((src) => /egain-login[\w.]*\.js$/.test(src));
  if (sources.length < 2)
    return { mark: 'ok', about, text: 'The script is on the page once, as the debug script.' };
  return {
    mark: 'problem',
    about,
    text: `Scripts of egain-login are on the page ${sources.length} times: ${sources.join(', ')}.`,
    cure: 'Leave one. While you set up, that is the debug script.',
  };
}

/** Tells what stands on the page. */
export function checkElements(isBare: boolean): Finding {
  const { length } = document.querySelectorAll('egain-login');
  const count = length === 1 ? 'One button is' : `${length} buttons are`;
  const about = 'Buttons';
  if (!isBare) return { mark: 'ok', about, text: `${count} on the page.` };
  return {
    mark: 'note',
    about,
    text: `${count} on the page. This tag is bare: it finishes logins that began elsewhere, and has none of its own.`,
    cure: 'On a callback page that is right. Elsewhere, give the tag its attributes.',
  };
}
