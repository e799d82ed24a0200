import type { EgainLoginElement } from '../egain-login.js';
import { describeLogin } from '../oauth/authorization-code-flow.js';
import type { Configuration } from '../oauth/configuration.js';
import { toLoginError, type LoginError } from '../oauth/errors.js';
import { arrivedLogin } from '../session/arrived-login.js';
import { checkAllowedOrigin, checkRedirectUri } from './address-checks.js';
import { checkConfiguration } from './configuration-checks.js';
import { explainFailure } from './failure.js';
import { sortFindings, type Account, type Finding } from './finding.js';
import type { Observation } from './observation.js';
import {
  checkElements,
  checkScripts,
  checkSecureContext,
  checkStorage,
  checkWindow,
} from './page-checks.js';
import { redactAccount } from './redaction.js';
import { checkPolicy, isForbidden } from './violations.js';

/** Reads the configuration that a click would use, including an empty tag's last login. */
export function readConfiguration(element: EgainLoginElement): Configuration | LoginError {
  try {
    return describeLogin(element, element.baseURI, arrivedLogin?.description).configuration;
  } catch (error) {
    return toLoginError(error);
  }
}

/** Describes the current state of an element, its page and its login. */
export function giveAccount(element: EgainLoginElement, observation: Observation): Account {
  const result = readConfiguration(element);
  const [configuration, error] = result instanceof Error ? [undefined, result] : [result];
  const isBare = !element.authorizeUrl && !element.clientId;
  const mode = configuration?.mode ?? element.mode ?? '';
  const allowHttp = configuration?.allowHttp ?? !!element.allowHttp;
  const findings = [
    ...explainEnd(observation, configuration),
    ...(isBare ? [] : checkConfiguration(element, error)),
    ...(configuration
      ? [
          checkRedirectUri(configuration, isBare || !!element.redirectUri),
          checkAllowedOrigin(configuration),
          ...checkPolicy(configuration, element.revokeUrl?.trim() ?? ''),
        ]
      : []),
    checkSecureContext(allowHttp),
    checkStorage(mode),
    checkWindow(mode),
    checkScripts(),
    checkElements(isBare),
  ];
  const { steps } = observation.journal;
  return redactAccount({ findings: sortFindings(findings), steps }, element.token);
}

/** Explains how the last login ended, if it failed. */
function explainEnd(
  { error, isUnanswered, hasAnswered }: Observation,
  configuration: Configuration | undefined,
): Finding[] {
  if (error) {
    const wasForbidden = !!configuration && isForbidden(configuration.tokenUrl);
    return [explainFailure(error, { configuration, isForbidden: wasForbidden, hasAnswered })];
  }
  if (!isUnanswered || !configuration) return [];
  return [
    {
      mark: 'note',
      about: 'No response',
      text: 'The user came back without a response from the sign-in page.',
      cure:
        'If that page showed an error, the redirect URI or the client ID probably differs from eGain’s. Register exactly this ' +
        'redirect URI:',
      copy: { label: 'redirect URI', value: configuration.redirectUri },
    },
  ];
}
