// The callback page leads back to the page where the login began.
const KEY = 'demo:start';

/** Remembers this page when a login begins on it. */
export function rememberStart(login) {
  login.addEventListener('login-start', () => {
    try {
      sessionStorage.setItem(KEY, location.pathname + location.search);
    } catch {
      // Without storage, the way back leads to the first page.
    }
  });
}

/** The page where the last login of this tab began; the first page if none is known. */
export function findStart() {
  try {
    return sessionStorage.getItem(KEY) ?? './';
  } catch {
    return './';
  }
}
