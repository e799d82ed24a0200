// The DOMs in which people test their own pages with Jest or Vitest.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(new URL('../../pages/package.json', import.meta.url));

const WINDOWS = {
  jsdom: () => {
    const { JSDOM } = require('jsdom');
    return new JSDOM('', { url: 'https://pages.example/', runScripts: 'outside-only' }).window;
  },
  'happy-dom': () => {
    const { Window } = require('happy-dom');
    return new Window({
      url: 'https://pages.example/',
      settings: {
        enableJavaScriptEvaluation: true,
        suppressInsecureJavaScriptEnvironmentWarning: true,
      },
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../../../dist/index.js', import.meta.url))],
  bundle: true,
  format: 'iife',
  write: false,
});

for (const [name, openWindow] of Object.entries(WINDOWS)) {
  test(`the package can be imported in ${name}, and its button presses`, async () => {
    const window = openWindow();
    window.eval(outputFiles[0].text);
    const { document } = window;
    document.body.innerHTML = '<egain-login></egain-login>';
    const login = document.querySelector('egain-login');
    await login.updateComplete;
    const button = login.shadowRoot.querySelector('button');
    assert.match(button.textContent, /Sign in/);
    const failed = new Promise((resolve) => document.addEventListener('login-error', resolve));
    window.console.error = () => {};
    button.click();
    assert.equal((await failed).detail.code, 'configuration');
    await window.happyDOM?.close();
  });
}
