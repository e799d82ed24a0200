import { isThisMachine, parseUrl } from './addresses.js';
import {
  actorOf,
  endpointOf,
  isCommercial,
  SAMPLE_TENANT,
  siblingOf,
  tenantOf,
  withActor,
} from './deployments.js';
import { choosePasted } from './pasted.js';
import { isFlowParameter, readMetadata } from './read-metadata.js';
import {
  hasNoFragment,
  hasNoSpaces,
  hasNoUserName,
  isAbsolute,
  isComplete,
  isHttps,
} from './rules.js';

const PEOPLE = { user: 'users (agents)', customer: 'customers' };

/** What can be wrong with the addresses to sign in at, by field. */
export const ENDPOINT_RULES = {
  'authorize-url': [
    ...rulesOfEndpoint('authorize-url'),
    isNotSwapped,
    isEndpoint('authorize-url', 'authorize', 'It ends in /authorize.'),
    hasNoFlowParameters,
    isForTheActor('authorize-url'),
    isNoSample,
  ],
  'token-url': [
    ...rulesOfEndpoint('token-url'),
    isEndpoint('token-url', 'token', 'It ends in /token.'),
    isForTheActor('token-url'),
    belongsToAuthorizeUrl,
  ],
};

/** What can be told of an empty field. */
export const EMPTY_TOKEN_URL_RULES = [followsFromAuthorizeUrl];

function followsFromAuthorizeUrl(value, values) {
  const authorize = values['authorize-url'].trim();
  const sibling = endpointOf(authorize) === 'authorize' && siblingOf(authorize, 'token');
  return (
    sibling && {
      text: 'By the Authorization URL it should be this one:',
      isAdvice: true,
      fix: { label: `Use ${sibling}`, values: { 'token-url': sibling } },
    }
  );
}

function rulesOfEndpoint(name) {
  return [
    hasNoSpaces(name),
    isComplete,
    isAbsolute(name),
    isHttps(name),
    hasNoUserName,
    hasNoFragment(name),
    isNotApi(name),
  ];
}

function isNotApi(name) {
  return (value) => {
    const { host } = parseUrl(value);
    if (!/^api[.-]/i.test(host)) return false;
    // Only here is the sign-in domain known from the API's.
    const isKnown = /^api\.ai\./i.test(host);
    return {
      text: `${host} is the API’s domain. People sign in on another one, such as ${isKnown ? host.slice(4) : 'login.egain.cloud'}.`,
      ...(isKnown && {
        fix: {
          label: `Use ${host.slice(4)}`,
          values: { [name]: value.replace(/\/\/api\./i, '//') },
        },
      }),
    };
  };
}

function isNotSwapped(value, values) {
  return (
    endpointOf(value) === 'token' &&
    endpointOf(values['token-url']) === 'authorize' && {
      text: 'This is the Access Token URL: the two are swapped.',
      fix: {
        label: 'Swap them',
        values: { 'authorize-url': values['token-url'], 'token-url': value },
      },
    }
  );
}

function isEndpoint(name, endpoint, rule) {
  return (value) => {
    if (endpointOf(value) === endpoint) return false;
    const sibling = siblingOf(value, endpoint);
    return {
      text: `This is another address of eGain’s. ${rule}`,
      ...(sibling && { fix: { label: `Use ${sibling}`, values: { [name]: sibling } } }),
    };
  };
}

function hasNoFlowParameters(value) {
  const name = [...parseUrl(value).searchParams.keys()].find(isFlowParameter);
  return (
    name && {
      text: `“${name}” in it belongs to one login. The button sets its own.`,
      fix: { label: 'Put each into its own field', values: takeApart(value) },
    }
  );
}

/** A sample has more in it than its address. */
function takeApart(value) {
  const names = ['authorize-url', 'client-id', 'scopes', 'further-scopes'];
  const values = choosePasted(readMetadata(value), 'user');
  return Object.fromEntries(
    names.filter((name) => name in values).map((name) => [name, values[name]]),
  );
}

function isForTheActor(name) {
  return (value, values) => {
    const actor = actorOf(value);
    if (!actor || actor === values.actor) return false;
    const own = withActor(value, values.actor);
    return {
      text: `This address is for ${PEOPLE[actor]}, but you chose ${PEOPLE[values.actor]}.`,
      fix: own
        ? { label: `Use the one for ${PEOPLE[values.actor]}`, values: { [name]: own } }
        : { label: `Choose ${PEOPLE[actor]}`, values: { actor } },
    };
  };
}

function isNoSample(value) {
  return (
    value.includes(SAMPLE_TENANT) &&
    !isThisMachine(parseUrl(value).host) && {
      text: `${SAMPLE_TENANT} is the tenant of eGain’s examples. Yours has another name.`,
      isAdvice: true,
    }
  );
}

function belongsToAuthorizeUrl(value, values) {
  const authorize = values['authorize-url'].trim();
  if (endpointOf(authorize) !== 'authorize' || !parseUrl(authorize)) return false;
  const sibling = siblingOf(authorize, 'token');
  const fix = { label: `Use ${sibling}`, values: { 'token-url': sibling } };
  const isSame =
    parseUrl(authorize).host === parseUrl(value).host && tenantOf(authorize) === tenantOf(value);
  if (!isSame) {
    return {
      text: 'The Authorization URL is of another server or tenant. Take both from the same place.',
      fix,
    };
  }
  return (
    isCommercial(authorize) &&
    parseUrl(value).href !== sibling && {
      text: 'It differs from the Authorization URL in more than its end. Is one for users and the other for customers?',
      isAdvice: true,
      fix,
    }
  );
}
