// The apps in apps/: how each is checked and built, with its framework's usual tools.

const vite = (app) => `vite build apps/${app} --logLevel warn`;
const tsc = (app) => `tsc --project apps/${app}`;

/**
 * @typedef {object} App
 * @property {string[]} commands check its types and build it
 * @property {Record<string, string>} [env] for these
 * @property {RegExp} [warning] that the console gets
 * @property {string[]} folders what is served: files of the first folder that has them
 */

/** @type {Record<string, App>} */
export const APPS = {
  react: { commands: [tsc('react'), vite('react')], folders: ['apps/react/dist'] },
  // Mounts everything twice, which React does in development only.
  'react in StrictMode': {
    commands: [`${vite('react')} --mode development --outDir dist/development`],
    env: { NODE_ENV: 'development' },
    folders: ['apps/react/dist/development'],
    // What Lit tells developers, its advice on updates within an update included.
    warning: /lit\.dev\/msg\/(dev-mode|change-in-update)/,
  },
  'react 18': {
    commands: [`${vite('react')} --mode react-18 --outDir dist/18`],
    env: { NODE_ENV: 'production' },
    folders: ['apps/react/dist/18'],
  },
  next: { commands: ['next build apps/next'], folders: ['apps/next/out'] },
  vue: { commands: ['vue-tsc --project apps/vue', vite('vue')], folders: ['apps/vue/dist'] },
  angular: { commands: ['cd apps/angular && ng build'], folders: ['apps/angular/dist'] },
  svelte: {
    commands: ['svelte-check --workspace apps/svelte --tsconfig ./tsconfig.json', vite('svelte')],
    folders: ['apps/svelte/dist'],
  },
  solid: { commands: [tsc('solid'), vite('solid')], folders: ['apps/solid/dist'] },
  htmx: {
    commands: [],
    folders: ['apps/htmx', 'node_modules/htmx.org/dist', 'node_modules/egain-login/dist'],
  },
};
