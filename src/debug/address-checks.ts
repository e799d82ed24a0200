import type { Configuration } from '../oauth/configuration.js';
import type { Finding } from './finding.js';

/** Hosts that eGain does not accept as an allowed origin. */
const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/;

/** Checks the redirect URI, and says exactly what to register in eGain. */
export function checkRedirectUri({ redirectUri }: Configuration, isGiven: boolean): Finding {
  const about = 'Redirect URI';
  const url = new URL(redirectUri);
  const copy = { label: 'redirect URI', value: redirectUri };
  if (url.origin !== location.origin) {
    return {
      mark: 'problem',
      about,
      text: `The login would end on ${url.origin}, but this page is on ${location.origin}. A login has to end on the origin where it began.`,
      cure: 'Set redirect-uri to a page on this origin, and register it. Check http and https, with and without www.',
      copy: {
        label: 'redirect URI on this origin',
        value: `${location.origin}${url.pathname}${url.search}`,
      },
    };
  }
  const text = 'Register it in eGain (Client Application) exactly as shown here.';
  if (!isGiven && location.search) {
    return {
      mark: 'note',
      about,
      text: `${text} The default is this page without its query.`,
      cure: 'If that is another page, set redirect-uri.',
      copy,
    };
  }
  const advice = adviseOn(url, redirectUri);
  return { mark: advice ? 'note' : 'ok', about, text, cure: advice, copy };
}

function adviseOn({ pathname, search, href }: URL, written: string): string | undefined {
  if (written !== href)
    return `It is sent as shown here, although a browser would write it as ${href}`;
  if (search) return 'Its query is part of it and has to be registered, too.';
  // A redirect that adds the slash may lose or change the response.
  if (/\/[^/.]+$/.test(pathname))
    return 'It does not end with a slash. If your server redirects to an address with one, set and register that address.';
  return undefined;
}

/** Names the origin that eGain must allow to read the token endpoint's answer. */
export function checkAllowedOrigin({ tokenUrl }: Configuration): Finding {
  const about = 'Allowed origin';
  const copy = { label: 'allowed origin', value: location.origin };
  const isLocal = (host: string) => LOCAL.test(host);
  const { origin, hostname } = new URL(tokenUrl);
  if (origin === location.origin) {
    return {
      mark: 'ok',
      about,
      text: 'The token endpoint is on this page’s origin, so CORS is not involved.',
    };
  }
  if (isLocal(location.hostname) && !isLocal(hostname)) {
    return {
      mark: 'problem',
      about,
      text: `eGain does not accept ${location.hostname} as an allowed origin, so the last step of the login fails on this page.`,
      cure: 'Open the page with a full host name and over https, and add that origin to the list.',
    };
  }
  return {
    mark: 'ok',
    about,
    text: 'Add it in eGain under Partition → Security → CORS Settings → Allowed Origins.',
    copy,
  };
}
