import { logInOnEachPage } from '../support/guest.mjs';

// Nothing depends on how the script comes to the page.
await logInOnEachPage('loading', {
  evaluated: { globals: /^jQuery\d+$/ },
});
