import type { Configuration } from '../oauth/configuration.js';
import type { Finding } from './finding.js';

/** eGain takes no such name as an allowed origin. */
const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/;

/** Checks the redirect URI, and says what has to be registered in eGain, to the character. */
export function checkRedirectUri({ redirectUri }: Configuration, isGiven: boolean): Finding {
  const about = 'Redirect URI';
  const url = new URL(redirectUri);
  const copy = { label: 'redirect URI', value: redirectUri };
  if (url.origin !== location.origin) {
    return {
      mark: 'problem',
      about,
      text: `The login would end on ${url.origin}, but this page is on ${location.origin}. It has to end where it began.`,
      cure: 'Set redirect-uri to a page of this origin, and register that. Mind http and https, with and without www.',
      copy: {
        label: 'redirect URI on this origin',
        value: `${location.origin}${url.pathname}${url.search}`,
      },
    };
  }
  const text =
    'It must be registered in eGain (Client Application) as it is here, to the character.';
  if (!isGiven && location.search) {
    return {
      mark: 'note',
      about,
      text: `${text} The default leaves this page’s query out.`,
      cure: 'If the page is another one without its query, set redirect-uri.',
      copy,
    };
  }
  const advice = adviseOn(url, redirectUri);
  return { mark: advice ? 'note' : 'ok', about, text, cure: advice, copy };
}

function adviseOn({ pathname, search, href }: URL, written: string): string | undefined {
  if (written !== href)
    return `It is sent as it is here, though a browser would write it otherwise: ${href}`;
  if (search) return 'Its query is a part of it, and must be registered, too.';
  // A server that adds the slash by a redirect may lose or change the response on the way.
  if (/\/[^/.]+$/.test(pathname))
    return 'It has no slash at its end. If your server adds one by a redirect, set and register it with the slash.';
  return undefined;
}

/** Says which origin eGain has to let read the token endpoint's answer. */
export function checkAllowedOrigin({ tokenUrl }: Configuration): Finding {
  const about = 'Allowed origin';
  const copy = { label: 'allowed origin', value: location.origin };
  const isLocal = (host: string) => LOCAL.test(host);
  const { origin, hostname } = new URL(tokenUrl);
  if (origin === location.origin) {
    return { mark: 'ok', about, text: 'The token endpoint is on this page’s origin: no CORS.' };
  }
  if (isLocal(location.hostname) && !isLocal(hostname)) {
    return {
      mark: 'problem',
      about,
      text: `eGain takes no ${location.hostname} on its list of allowed origins, so the last step of the login fails here.`,
      cure: 'Open the page by a full host name and over https, and add that origin to the list.',
    };
  }
  return {
    mark: 'ok',
    about,
    text: 'It must be in eGain under Partition → Security → CORS Settings → Allowed Origins.',
    copy,
  };
}
