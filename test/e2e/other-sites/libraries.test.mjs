import { logInOnEachPage } from '../support/guest.mjs';

// Other people's libraries, and what they do to the built-ins of the language and of browsers.
await logInOnEachPage('libraries', {
  angularjs: { ends: '#!/account?view=7' },
  'hash-backbone': { starts: '#account/7', ends: '', globals: /^jQuery\d+$/ },
  'hash-director': { ends: '#/account' },
  jquery: { globals: /^jQuery\d+$/ },
  prototype: { needs: 'prototype/prototype.js', before: giveUpALogin },
  'vue-hash': { ends: '#/' },
  zone: { globals: /^__zone_symbol__/ },
});

/** Leaves a login behind that is still waited for, so that the next one finds an older one stored. */
async function giveUpALogin(tab) {
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await tab.page.goBack();
}
