import { createRequire } from 'node:module';

// ESLint and its plugins are installed in .ci/, not with the project.
const require = createRequire(new URL('.ci/package.json', import.meta.url));
const js = require('@eslint/js');
const compat = require('eslint-plugin-compat');
const baseline = require('eslint-plugin-baseline-js').default;
const { defineConfig, globalIgnores } = require('eslint/config');
const { configs: lit } = require('eslint-plugin-lit');
const litA11y = require('eslint-plugin-lit-a11y').default;
const { configs: wc } = require('eslint-plugin-wc');
const globals = require('globals');
const ts = require('typescript-eslint');

/**
 * The layers of src/: what each folder may import from outside itself. Cycles make the build fail
 * (`rollup --failAfterWarnings`).
 */
const LAYERS = {
  'src/oauth/*.ts': /^(?!\.\/)/,
  'src/session/*.ts': /^(?!\.\/|\.\.\/oauth\/)/,
  'src/messages/*.ts': /^(?!\.\/|\.\.\/oauth\/configuration)/,
  'src/*.ts': /^\.\/debug\//,
};

const importsRunDownwards = Object.entries(LAYERS).map(([file, { source: regex }]) => ({
  files: [file],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '/unsafe-', message: 'Text from elsewhere is shown as text.' },
          { regex, message: 'Imports run downwards: see LAYERS in eslint.config.js.' },
        ],
      },
    ],
  },
}));

const FETCHED_LATER = {
  selector: 'ImportExpression',
  message: 'A script is complete by itself: pages with a strict CSP load nothing later.',
};

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'release']),
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
    // Plain scripts of the WordPress plugin, which has no build.
    files: ['integrations/**/*.js'],
    languageOptions: { globals: globals.browser, sourceType: 'script' },
  },
  {
    files: ['src/**', 'demo/**', 'test/support/**', 'bench/**', '.ci/**', 'integrations/**'],
    rules: { 'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }] },
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
    // What the oldest supported browsers lack needs a fallback: `compat` reads `browserslist` in
    // package.json, and `baseline` also knows members by their types.
    plugins: { 'baseline-js': baseline },
    extends: [
      compat.configs['flat/recommended'],
      baseline.configs['recommended-ts']({ available: 2022, level: 'error' }),
    ],
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
  importsRunDownwards,
  {
    // The element knows no PKCE and no wire parameter.
    files: ['src/egain-login.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/oauth/', allowTypeImports: true }] },
      ],
    },
  },
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
