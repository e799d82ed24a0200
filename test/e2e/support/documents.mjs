// Pages that are no files, written for one test as a person would write them.

/** Where the demo's sign-in server is in what pages say; `startPageServer` puts its real address there. */
export const SIGN_IN = 'http://localhost:4401/system/auth/TMPRODB88619984-U';

const SCRIPT = '<script src="/dist/egain-login.min.js" defer></script>';

/** Writes a page with the script in its head. */
export function writePage(body, head = SCRIPT) {
  return `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>A page</title>
        ${head}
      </head>
      <body><main>${body}</main></body>
    </html>`;
}

/** Writes a button for the demo's users, with further attributes. */
export function writeButton(attributes = '', scope = 'knowledge.portalmgr.read') {
  return `<egain-login ${attributes} authorize-url="${SIGN_IN}/oauth2/authorize"
    token-url="${SIGN_IN}/oauth2/token" client-id="7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60"
    scope="${scope}"></egain-login>`;
}
