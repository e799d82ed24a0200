import { parseUrl, scopesOf } from './addresses.js';
import { isCommercial, PREFIX, tenantOf } from './deployments.js';
import { isFlowParameter } from './read-metadata.js';
import { hasNoSpaces, isAbsolute, isComplete, isHttps } from './rules.js';

/** What can be wrong with what a login asks for, by field. */
export const REQUEST_RULES = {
  'client-id': [isNoSecret, isComplete, isNoAddress, hasNoSpaces('client-id'), isLikeAnId],
  'further-scopes': [hasNoCommas, isScope],
  prefix: [hasNoSpaces('prefix'), isAPrefix, isNotWanted],
  'authorize-params': [hasNoSpaces('authorize-params'), isQuery, isFree],
  api: [hasNoSpaces('api'), isAbsolute('api'), isHttps('api'), isNotSignIn],
};

/** What can be said of an empty field. */
export const EMPTY_PREFIX_RULES = [isWanted];

function isNoSecret(value) {
  return (
    /secret/i.test(value) && {
      text: 'A client secret is not needed. Check that the platform is Single Page Application, and enter the client ID.',
    }
  );
}

function isNoAddress(value) {
  return (
    /[/:@]/.test(value) && {
      text: 'This is an address. The client ID is shown in the same place.',
    }
  );
}

function isLikeAnId(value) {
  return (
    !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value) && {
      text: 'Most client IDs look like b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f. Is this the complete ID, and not the name?',
      isAdvice: true,
    }
  );
}

function hasNoCommas(value) {
  return (
    /[,;]/.test(value) && {
      text: 'Separate scopes with spaces.',
      fix: {
        label: 'Use spaces',
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
      text: 'A scope can’t contain quotes, backslashes or letters beyond a to z.',
    }
  );
}

function isWanted(value, values) {
  return (
    isCommercial(values['authorize-url']) &&
    scopesOf(values).length > 0 && {
      text: 'Commercial deployments need the API Permission Prefix that their metadata shows.',
      fix: { label: `Use ${PREFIX}`, values: { prefix: PREFIX } },
    }
  );
}

function isAPrefix(value) {
  return (
    !value.endsWith('/') && {
      text: 'The prefix ends in a slash.',
      fix: { label: 'Add the slash', values: { prefix: `${value}/` } },
    }
  );
}

function isNotWanted(value, values) {
  return (
    value === PREFIX &&
    tenantOf(values['authorize-url']) !== undefined && {
      text: 'Deployments with addresses like yours usually need no prefix. Does your metadata show one?',
      isAdvice: true,
      fix: { label: 'Remove it', values: { prefix: '' } },
    }
  );
}

function isQuery(value) {
  return (
    !/^\??[^=&?]+=[^&]*(&[^=&]+=[^&]*)*$/.test(value) && {
      text: 'Write name=value, with & between parameters.',
    }
  );
}

function isFree(value, values) {
  const names = [...new URLSearchParams(value).keys()];
  const set = parseUrl(values['authorize-url'])?.searchParams;
  const taken = names.find((name) => isFlowParameter(name) || set?.has(name));
  return taken && { text: `“${taken}” is already set. Leave it out here.` };
}

function isNotSignIn(value, values) {
  const { host } = parseUrl(value);
  return (
    host === parseUrl(values['authorize-url'])?.host && {
      text: 'This is the sign-in domain. The API has another one, such as api.ai.egain.cloud.',
      ...(host === 'ai.egain.cloud' && {
        fix: { label: 'Use api.ai.egain.cloud', values: { api: 'https://api.ai.egain.cloud' } },
      }),
    }
  );
}
