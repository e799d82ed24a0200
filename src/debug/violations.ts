import { parseUrl, type Configuration } from '../oauth/configuration.js';
import { listen } from '../oauth/user-agent.js';
import type { Finding } from './finding.js';

/** What a page's policy has forbidden. The browser has taken secrets out of its addresses. */
type Violation = Pick<
  SecurityPolicyViolationEvent,
  'blockedURI' | 'effectiveDirective' | 'originalPolicy' | 'disposition' | 'sourceFile'
>;

const violations: Violation[] = [];

/** Whoever else wants to hear of a violation. */
const listeners = new Set<() => void>();

/** So many are kept: a page may break its own policy without end. */
const MOST = 50;

/** Where this script is. Optimisers may run it from elsewhere, and then nobody knows. */
const { src } = (document.currentScript ?? {}) as { src?: string };

/** Calls back at each violation, from now on. Returns a function that ends that. */
export function onViolation(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

listen(document, 'securitypolicyviolation', (event: SecurityPolicyViolationEvent) => {
  violations.push(event);
  if (violations.length > MOST) violations.shift();
  for (const listener of listeners) listener();
});

/** Whether the page's policy has forbidden a request to that URL. */
export function isForbidden(url: string): boolean {
  return violations.some(
    ({ blockedURI, effectiveDirective, disposition }) =>
      disposition === 'enforce' &&
      effectiveDirective === 'connect-src' &&
      originOf(blockedURI) === originOf(url),
  );
}

/** Says which lines of a Content-Security-Policy the login needs, and which were found missing. */
export function checkPolicy({ tokenUrl }: Configuration, revokeUrl: string): Finding[] {
  const about = 'Content-Security-Policy';
  const endpoints = new Set([tokenUrl, revokeUrl].filter(Boolean).map(originOf));
  const ours = violations.filter(
    ({ blockedURI, sourceFile }) =>
      endpoints.has(originOf(blockedURI)) || (src && sourceFile === src),
  );
  if (ours.length > 0) return unite(ours.map((violation) => describe(violation, [...endpoints])));
  const script = src && originOf(src) !== location.origin ? originOf(src) : "'self'";
  const connect = [...endpoints].map((one) => (one === location.origin ? "'self'" : one));
  return [
    {
      mark: 'ok',
      about,
      text: 'No rule was broken. If this page has such a policy, the login needs these two lines of it.',
      copy: {
        label: 'policy',
        value: `script-src ${script}; connect-src ${connect.join(' ')}`,
      },
    },
  ];
}

function describe(violation: Violation, endpoints: string[]): Finding {
  const { effectiveDirective, blockedURI, disposition } = violation;
  const isOnlyReported = disposition === 'report';
  const forbids = isOnlyReported ? 'would forbid, were it enforced,' : 'forbids';
  const what = /^https?:/.test(blockedURI) ? `requests to ${originOf(blockedURI)}` : blockedURI;
  return {
    mark: isOnlyReported ? 'note' : 'problem',
    about: 'Content-Security-Policy',
    text: `The page’s policy ${forbids} ${what} (${effectiveDirective}).`,
    ...(effectiveDirective === 'connect-src' && {
      cure: 'In the policy, write this directive so:',
      copy: { label: 'directive', value: widen(violation, endpoints) },
    }),
  };
}

/** Writes the directive as it has to be: what the policy has of it, and what it lacks. */
function widen({ originalPolicy }: Violation, endpoints: string[]): string {
  const directive = originalPolicy
    .split(';')
    .map((text) => text.trim().split(/\s+/))
    .find(([name]) => name?.toLowerCase() === 'connect-src');
  const sources = (directive ?? []).slice(1).filter((source) => source !== "'none'");
  return ['connect-src', ...new Set([...sources, ...endpoints])].join(' ');
}

const originOf = (url: string) => parseUrl(url)?.origin ?? url;

const unite = (findings: Finding[]) => [
  ...new Map(findings.map((finding) => [finding.text, finding])).values(),
];
