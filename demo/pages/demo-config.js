// Where the demo's other servers are. `npm start` puts its own in the place of this file; where the
// pages are files on any server, there are none.
export const signIn = '';
export const api = '';
