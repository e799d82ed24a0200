import { logInOnEachPage } from '../support/guest.mjs';

// Other people's documents, style sheets and addresses.
await logInOnEachPage('surroundings', {
  'address-moved': { ends: '#!/home' },
  'own-fragment': { starts: '#/list?code=7&state=open' },
  'own-parameters': {
    starts: '?code=SUMMER-24&state=CA&error=&error_description=none&iss=7&words=a%20b+c#code=1',
  },
  'response-behind-route': { ends: '#/' },
  'response-torn': { ends: '#!/home' },
  'windows-1252': { labels: ['Přihlásit se', 'Odhlásit se'] },
});
