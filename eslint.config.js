import { posix } from 'node:path';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * The table of contents of src/. A file imports only from files below it, so there are no cycles.
 * Each new file takes its place here; a folder with `/*` takes one place with all its files.
 */
const CONTENTS = [
  'src/debug/debug-element.ts',
  'src/debug/account.ts',
  'src/debug/observation.ts',
  'src/debug/token-request-watch.ts',
  'src/debug/journal.ts',
  'src/debug/failure.ts',
  'src/debug/violations.ts',
  'src/debug/configuration-checks.ts',
  'src/debug/metadata-checks.ts',
  'src/debug/address-checks.ts',
  'src/debug/page-checks.ts',
  'src/debug/redaction.ts',
  'src/debug/panel.ts',
  'src/debug/panel.styles.ts',
  'src/debug/copying.ts',
  'src/debug/console.ts',
  'src/debug/report-text.ts',
  'src/debug/finding.ts',
  'src/index.ts',
  'src/embed.ts',
  'src/callback-snippet.ts',
  'src/egain-login.ts',
  'src/warm-up.ts',
  'src/view.ts',
  'src/shadow-tree.ts',
  'src/egain-login.styles.ts',
  'src/icon.ts',
  'src/texts.ts',
  'src/login-controller.ts',
  'src/departure.ts',
  'src/arrival-claim.ts',
  'src/waiting-list.ts',
  'src/events.ts',
  'src/messages/*',
  'src/oauth/authorization-code-flow.ts',
  'src/oauth/end-session.ts',
  'src/oauth/popup.ts',
  'src/oauth/response-line.ts',
  'src/oauth/session.ts',
  'src/oauth/session-listener.ts',
  'src/oauth/renewal-schedule.ts',
  'src/oauth/renewal.ts',
  'src/oauth/authorization-request.ts',
  'src/oauth/early-exchange.ts',
  'src/oauth/transaction-store.ts',
  'src/oauth/token-store.ts',
  'src/oauth/configuration.ts',
  'src/oauth/token-request.ts',
  'src/oauth/authorization-response.ts',
  'src/oauth/user-agent.ts',
  'src/oauth/announcement.ts',
  'src/oauth/page-lifecycle.ts',
  'src/oauth/web-storage.ts',
  'src/oauth/pkce.ts',
  'src/oauth/sha256.ts',
  'src/oauth/base64url.ts',
  'src/oauth/errors.ts',
];

const importsRunDownwards = CONTENTS.map((file, place) => ({
  files: [file],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '/unsafe-', message: 'What comes from elsewhere is shown as text.' },
          ...(file.startsWith('src/oauth/')
            ? [{ regex: '^(?!\\./)', message: 'The protocol knows nothing outside src/oauth/.' }]
            : []),
          ...CONTENTS.slice(0, place).map((above) => ({
            regex: specifierPattern(file, above),
            message: 'Imports run downwards: see the table of contents in eslint.config.js.',
          })),
        ],
      },
    ],
  },
}));

/** Matches what an import of `to` looks like in `from`. */
function specifierPattern(from, to) {
  const path = posix.relative(posix.dirname(from), to.replace('*', '').replace(/\.ts$/, '.js'));
  const specifier = path.startsWith('.') ? path : `./${path}`;
  return `^${specifier.replaceAll('.', '\\.')}${to.endsWith('*') ? '/' : '$'}`;
}

const NOWHERE = {
  selector: 'Program',
  message: 'This file has no place in the table of contents in eslint.config.js.',
};
const FETCHED_LATER = {
  selector: 'ImportExpression',
  message: 'A script is complete by itself: pages with a strict CSP load nothing later.',
};

export default defineConfig(
  globalIgnores(['dist', 'coverage']),
  // Their frameworks are not installed here: test/frameworks/ has them, and checks both.
  globalIgnores(['src/frameworks', 'test/frameworks/apps']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    // What the demo serves to browsers, and functions that tests hand to a driven one.
    files: ['demo/**/*.js', 'test/**/*.mjs', 'test/pages/**/*.js', 'bench/**'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['src/**', 'demo/**', 'test/support/**', 'bench/**', '.ci/**'],
    rules: { 'max-lines': ['error', { max: 220 }] },
  },
  {
    files: ['**/*.ts'],
    extends: [
      ts.configs.recommendedTypeChecked,
      lit['flat/recommended'],
      wc['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    settings: { wc: { elementBaseClasses: ['LitElement'] }, litHtmlSources: true },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Knows no slots: a listener on one hears the button in it, which keys can press too.
      'lit-a11y/click-events-have-key-events': 'off',
      // For base classes that may lack the callbacks; LitElement has them all.
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'writeln'].map(
          (property) => ({ property, message: 'What comes from elsewhere is shown as text.' }),
        ),
        { object: 'document', property: 'write', message: 'It would wipe or block the page.' },
      ],
      'no-restricted-syntax': ['error', FETCHED_LATER],
      'no-script-url': 'error',
    },
  },
  {
    // Steps are no warnings.
    files: ['src/debug/console.ts'],
    rules: { 'no-console': ['error', { allow: ['warn', 'info'] }] },
  },
  {
    files: ['src/**'],
    ignores: CONTENTS,
    rules: { 'no-restricted-syntax': ['error', FETCHED_LATER, NOWHERE] },
  },
  importsRunDownwards,
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        // expect(…).to.equal(…) is typed as a promise, and is none.
        { allowForKnownSafeCalls: [{ from: 'package', name: 'Equal', package: 'chai' }] },
      ],
      '@typescript-eslint/no-unused-expressions': 'off', // expect(…).to.be.true;
    },
  },
);
