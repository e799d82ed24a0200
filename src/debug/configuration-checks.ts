import { EgainLoginElement } from '../egain-login.js';
import type { LoginSettings } from '../oauth/configuration.js';
import type { LoginError } from '../oauth/errors.js';
import type { Finding } from './finding.js';
import { ABOUT_VALUES, checkMetadata, REQUIRED } from './metadata-checks.js';

/** The attributes that hold text, by the name of their property. */
const TEXTS = { ...REQUIRED, redirectUri: 'redirect-uri' } as const;

/** The attributes that take one of few words, the default first. A wrong word counts as none. */
const WORDS = {
  mode: ['redirect', 'popup'],
  storage: ['memory', 'session', 'local'],
  afterLogin: ['stay', 'return'],
} as const;

/** Checks the attributes: by the library's own rules, and by what people are known to mix up. */
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
    const text = 'All that a login needs is there, and no address is forbidden.';
    findings.unshift({ mark: 'ok', about: 'Attributes', text });
  }
  return findings;
}

/** They do no harm here, but they do where the value is compared with the one in eGain by eye. */
function checkSpaces(settings: LoginSettings): Finding[] {
  return Object.entries(TEXTS)
    .filter(([name]) => {
      const value = settings[name as keyof typeof TEXTS];
      return value?.trim() && value !== value.trim();
    })
    .map(([, attribute]) => ({
      mark: 'note',
      about: 'Spaces',
      text: `The attribute ${attribute} has white space at its ends, which is left out.`,
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
        text: `${attribute}="${value}" counts as if it were not there.`,
        cure: `It takes one of: ${words.join(', ')}.`,
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
