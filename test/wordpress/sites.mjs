// The sites that the plugin is tested on.

/**
 * @type {Record<string, Parameters<typeof import('./wordpress.mjs').startWordPress>[0] & { callbackPath: string }>}
 *   by name; `callbackPath` is where eGain returns to, below the site's address
 */
export const SITES = {
  // The newest WordPress that is here, with a theme made of blocks.
  block: { version: '6.5', php: '8.3', callbackPath: 'egain-login/callback/' },
  // The oldest WordPress and PHP that are here.
  classic: {
    version: '6.2',
    php: '7.4',
    path: '/blog',
    hasPlainPermalinks: true,
    hasClassicTheme: true,
    callbackPath: 'index.php/egain-login/callback/',
  },
};

export const ZIP = new URL('node_modules/.cache/egain-login-wordpress.zip', import.meta.url);
