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

const PEOPLE = { user: 'users', customer: 'customers' };

/** What can be wrong with the addresses to sign in at, by field. */
export const ENDPOINT_RULES = {
  'authorize-url': [
    ...rulesOfEndpoint('authorize-url'),
    isNotSwapped,
    isEndpoint('authorize-url', 'authorize', 'The Authorization URL ends in /authorize.'),
    hasNoFlowParameters,
    isAuthorizeUrlForTheActor,
    isNoSample,
  ],
  'token-url': [
    ...rulesOfEndpoint('token-url'),
    isEndpoint('token-url', 'token', 'The Access Token URL ends in /token.'),
    isTokenUrlForTheActor,
  ],
};

/** What follows from the Authorization URL, where that one is right. */
export const RULES_BY_AUTHORIZE_URL = { 'token-url': [belongsToAuthorizeUrl] };

/** The same for fields that are empty. */
export const EMPTY_RULES_BY_AUTHORIZE_URL = { 'token-url': [followsFromAuthorizeUrl] };

function followsFromAuthorizeUrl(value, values) {
  const authorize = values['authorize-url'];
  const sibling = endpointOf(authorize) === 'authorize' && siblingOf(authorize, 'token');
  return (
    sibling && {
      text: 'Going by the Authorization URL, it should be:',
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
    // Only here does the API's domain tell what the sign-in domain is.
    const isKnown = /^api\.ai\./i.test(host);
    return {
      text: `${host} is the API domain. People sign in on another one, such as ${isKnown ? host.slice(4) : 'login.egain.cloud'}.`,
      ...(isKnown && {
        fix: {
          label: `Use ${host.slice(4)}`,
          values: { [name]: value.replace(/\/\/api\./i, '//') },
        },
      }),
    };
  };
}

const isSwapped = (values) =>
  endpointOf(values['authorize-url']) === 'token' &&
  endpointOf(values['token-url']) === 'authorize';

function isNotSwapped(value, values) {
  return (
    isSwapped(values) && {
      text: 'This is the Access Token URL. The two addresses are swapped.',
      fix: {
        label: 'Swap them',
        values: { 'authorize-url': values['token-url'], 'token-url': value },
      },
    }
  );
}

function isEndpoint(name, endpoint, rule) {
  return (value, values) => {
    // Said once, at the Authorization URL.
    if (endpointOf(value) === endpoint || isSwapped(values)) return false;
    const sibling = siblingOf(value, endpoint);
    return {
      text: rule,
      ...(sibling && { fix: { label: `Use ${sibling}`, values: { [name]: sibling } } }),
    };
  };
}

function hasNoFlowParameters(value) {
  const name = [...parseUrl(value).searchParams.keys()].find(isFlowParameter);
  return (
    name && {
      text: `“${name}” isn’t part of the address. The button adds it.`,
      fix: { label: 'Move it to its own field', values: takeApart(value) },
    }
  );
}

/** A sample request has more in it than its address. */
function takeApart(value) {
  const names = ['authorize-url', 'client-id', 'scopes', 'further-scopes'];
  const values = choosePasted(readMetadata(value), 'user');
  return Object.fromEntries(
    names.filter((name) => name in values).map((name) => [name, values[name]]),
  );
}

function isAuthorizeUrlForTheActor(value, values) {
  const actor = actorOf(value);
  if (!actor || actor === values.actor) return false;
  const others = withActor(value, values.actor);
  const isAlone = actorOf(values['token-url']) === values.actor && others;
  return describeActor(
    actor,
    values,
    isAlone
      ? { label: `Use the one for ${PEOPLE[values.actor]}`, values: { 'authorize-url': others } }
      : { label: `Choose ${PEOPLE[actor]}`, values: { actor } },
  );
}

function isTokenUrlForTheActor(value, values) {
  const actor = actorOf(value);
  // Where both addresses are for the other kind of people, it is said once, at the Authorization URL.
  if (!actor || actor === values.actor || actor === actorOf(values['authorize-url'])) return false;
  const others = withActor(value, values.actor);
  return describeActor(
    actor,
    values,
    others
      ? { label: `Use the one for ${PEOPLE[values.actor]}`, values: { 'token-url': others } }
      : { label: `Choose ${PEOPLE[actor]}`, values: { actor } },
  );
}

const describeActor = (actor, values, fix) => ({
  text: `This address is for ${PEOPLE[actor]}, but you chose ${PEOPLE[values.actor]}.`,
  fix,
});

function isNoSample(value) {
  return (
    value.includes(SAMPLE_TENANT) &&
    !isThisMachine(parseUrl(value).host) && {
      text: `${SAMPLE_TENANT} is the tenant in eGain’s examples. Use your own.`,
      isAdvice: true,
    }
  );
}

function belongsToAuthorizeUrl(value, values) {
  const authorize = values['authorize-url'];
  const sibling = siblingOf(authorize, 'token');
  const fix = { label: `Use ${sibling}`, values: { 'token-url': sibling } };
  const isSame =
    parseUrl(authorize).host === parseUrl(value).host && tenantOf(authorize) === tenantOf(value);
  if (!isSame) {
    return {
      text: 'The Authorization URL belongs to another server or tenant. Copy both from the same place.',
      fix,
    };
  }
  return (
    isCommercial(authorize) &&
    parseUrl(value).href !== sibling && {
      text: 'Its beginning differs from the Authorization URL. Is one for users and the other for customers?',
      isAdvice: true,
      fix,
    }
  );
}
