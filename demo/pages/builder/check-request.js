import { parseUrl, scopesOf } from './addresses.js';
import { isCommercial, PREFIX, tenantOf } from './deployments.js';
import { isFlowParameter } from './read-metadata.js';
import { hasNoSpaces, isAbsolute, isComplete, isHttps } from './rules.js';

/** What can be wrong with what a login is asked for, by field. */
export const REQUEST_RULES = {
  'client-id': [isComplete, hasNoSpaces('client-id'), isNoAddress, isLikeAnId],
  'further-scopes': [hasNoCommas, isScope],
  prefix: [hasNoSpaces('prefix'), isAPrefix, isNotWanted],
  'authorize-params': [hasNoSpaces('authorize-params'), isQuery, isFree],
  api: [hasNoSpaces('api'), isAbsolute('api'), isHttps('api'), isNotSignIn],
};

/** What can be told of an empty field. */
export const EMPTY_PREFIX_RULES = [isWanted];

function isNoAddress(value) {
  return (
    /[/:@]/.test(value) && {
      text: 'This is an address. The client ID stands beside the addresses.',
    }
  );
}

function isLikeAnId(value) {
  return (
    !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value) && {
      text: 'eGain’s client IDs mostly look like b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f. Is it the whole one, and not the name?',
      isAdvice: true,
    }
  );
}

function hasNoCommas(value) {
  return (
    /[,;]/.test(value) && {
      text: 'Scopes are separated by spaces.',
      fix: {
        label: 'Put spaces',
        values: {
          'further-scopes': value
            .split(/[\s,;]+/)
            .filter(Boolean)
            .join(' '),
        },
      },
    }
  );
}

function isScope(value) {
  // RFC 6749 §3.3
  return (
    /[^\x20\x21\x23-\x5b\x5d-\x7e]/.test(value) && {
      text: 'A scope has no quotes, no backslash and no letters beyond a to z.',
    }
  );
}

function isWanted(value, values) {
  return (
    isCommercial(values['authorize-url']) &&
    scopesOf(values).length > 0 && {
      text: 'This is a commercial deployment: it wants the prefix that its metadata shows before each scope.',
      fix: { label: `Use ${PREFIX}`, values: { prefix: PREFIX } },
    }
  );
}

function isAPrefix(value) {
  return (
    !value.endsWith('/') && {
      text: 'The prefix ends in a slash.',
      fix: { label: 'Add it', values: { prefix: `${value}/` } },
    }
  );
}

function isNotWanted(value, values) {
  return (
    value === PREFIX &&
    tenantOf(values['authorize-url']) !== undefined && {
      text: 'Deployments with addresses like yours mostly take scopes without a prefix. Does your metadata show one?',
      isAdvice: true,
      fix: { label: 'Remove it', values: { prefix: '' } },
    }
  );
}

function isQuery(value) {
  return (
    !/^\??[^=&?]+=[^&]*(&[^=&]+=[^&]*)*$/.test(value) && {
      text: 'Written as in an address: name=value, with & between two.',
    }
  );
}

function isFree(value, values) {
  const names = [...new URLSearchParams(value).keys()];
  const set = parseUrl(values['authorize-url'])?.searchParams;
  const taken = names.find((name) => isFlowParameter(name) || set?.has(name));
  return taken && { text: `“${taken}” is set already. Leave it out here.` };
}

function isNotSignIn(value, values) {
  const { host } = parseUrl(value);
  return (
    host === parseUrl(values['authorize-url'])?.host && {
      text: 'This is where people sign in. The API is on another domain, such as api.ai.egain.cloud.',
      ...(host === 'ai.egain.cloud' && {
        fix: { label: 'Use api.ai.egain.cloud', values: { api: 'https://api.ai.egain.cloud' } },
      }),
    }
  );
}
