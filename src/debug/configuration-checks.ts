import { EgainLoginElement } from '../egain-login.js';
import type { LoginSettings } from '../oauth/configuration.js';
import type { LoginError } from '../oauth/errors.js';
import type { Finding } from './finding.js';
import { ABOUT_VALUES, checkMetadata, REQUIRED } from './metadata-checks.js';

/** The attributes that contain text, by the name of their property. */
const TEXTS = { ...REQUIRED, redirectUri: 'redirect-uri' } as const;

/** The attributes with a few values, the default first. Invalid values are ignored. */
const WORDS = {
  mode: ['redirect', 'popup'],
  storage: ['memory', 'session', 'local'],
  afterLogin: ['stay', 'return'],
} as const;

/** Checks the attributes: by the library's own rules, and for known mix-ups. */
export function checkConfiguration(
  settings: LoginSettings & { getAttributeNames(): string[] },
  error: LoginError | undefined,
): Finding[] {
  const misspelled = findMisspelled(settings.getAttributeNames());
  // A misspelled attribute is one mistake, even though the right one is missing because of it.
  const meant = misspelled.map(([, right]) => right);
  const findings = [
    ...checkMetadata(settings, meant),
    ...checkSpaces(settings),
    ...checkWords(settings),
    ...misspelled.map(describeMisspelled),
  ];
  // The library only names the first mistake, and the findings may already explain that one.
  const isTold =
    findings.some(({ about }) => about === ABOUT_VALUES) ||
    meant.some((name) => error?.message.includes(name));
  if (error && !isTold)
    findings.unshift({ mark: 'problem', about: 'Attributes', text: error.message });
  const isFine = findings.every(({ mark }) => mark === 'note');
  if (isFine) {
    const text = 'All required attributes are present, and their values are valid.';
    findings.unshift({ mark: 'ok', about: 'Attributes', text });
  }
  return findings;
}

/** Spaces do no harm here, but they mislead people who compare the value with eGain's. */
function checkSpaces(settings: LoginSettings): Finding[] {
  return Object.entries(TEXTS)
    .filter(([name]) => {
      const value = settings[name as keyof typeof TEXTS];
      return value?.trim() && value !== value.trim();
    })
    .map(([, attribute]) => ({
      mark: 'note',
      about: 'Spaces',
      text: `The attribute ${attribute} begins or ends with white space, which is ignored.`,
    }));
}

function checkWords(settings: LoginSettings): Finding[] {
  return Object.entries(WORDS).flatMap(([name, words]): Finding[] => {
    const value = settings[name as keyof typeof WORDS];
    if (!value || (words as readonly string[]).includes(value)) return [];
    const attribute = name === 'afterLogin' ? 'after-login' : name;
    return [
      {
        mark: 'problem',
        about: 'Attributes',
        text: `${attribute}="${value}" is not a valid value and is ignored.`,
        cure: `Use one of these: ${words.join(', ')}.`,
      },
    ];
  });
}

/** Finds attributes whose names are almost ours, such as `redirect-url` and `clientid`. */
function findMisspelled(names: readonly string[]): [name: string, meant: string][] {
  const known = EgainLoginElement.observedAttributes;
  return names.flatMap((name): [string, string][] => {
    const meant = known.find((right) => right !== name && spell(right) === spell(name));
    return meant && !known.includes(name) ? [[name, meant]] : [];
  });
}

function describeMisspelled([name, meant]: [string, string]): Finding {
  return {
    mark: 'problem',
    about: 'Attributes',
    text: `The attribute ${name} is misspelled, so it has no effect.`,
    cure: 'The right name:',
    copy: { label: 'attribute name', value: meant },
  };
}

const spell = (name: string) => name.replace(/[-_]|s$/g, '').replace(/ur[il]$/, 'ur');
