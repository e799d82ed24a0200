import { parseUrl, type Configuration } from '../oauth/configuration.js';
import { listen } from '../oauth/user-agent.js';
import type { Finding } from './finding.js';

/** A violation of the page's policy. The browser has removed secrets from its addresses. */
type Violation = Pick<
  SecurityPolicyViolationEvent,
  'blockedURI' | 'effectiveDirective' | 'originalPolicy' | 'disposition' | 'sourceFile'
>;

const violations: Violation[] = [];

/** Called at each violation. */
const listeners = new Set<() => void>();

/** How many violations to keep: a page may break its own policy all the time. */
const MOST = 50;

/** This script's address. Unknown if an optimizer runs the script in its own way. */
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

/** Names the directives that the login needs in a Content-Security-Policy, and those that are missing. */
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
      text: 'No violation so far. If this page has a policy, the login needs these two directives in it.',
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
  const forbids = isOnlyReported ? 'would forbid, if it were enforced,' : 'forbids';
  const what = /^https?:/.test(blockedURI) ? `requests to ${originOf(blockedURI)}` : blockedURI;
  return {
    mark: isOnlyReported ? 'note' : 'problem',
    about: 'Content-Security-Policy',
    text: `The page’s policy ${forbids} ${what} (${effectiveDirective}).`,
    ...(effectiveDirective === 'connect-src' && {
      cure: 'Change this directive of the policy to:',
      copy: { label: 'directive', value: widen(violation, endpoints) },
    }),
  };
}

/** Writes the corrected directive: the policy's own sources plus the missing ones. */
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
