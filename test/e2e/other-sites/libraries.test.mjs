import { logInOnEachPage } from '../support/guest.mjs';

// Other people's libraries, and what they do to the built-ins of the language and of browsers.
await logInOnEachPage('libraries', {
  angularjs: { ends: '#!/account?view=7' },
  'hash-backbone': { starts: '#account/7', ends: '', globals: /^jQuery\d+$/ },
  'hash-director': { ends: '#/account' },
  jquery: { globals: /^jQuery\d+$/ },
  'vue-hash': { ends: '#/' },
  zone: { globals: /^__zone_symbol__/ },
});
