'use client';

import { useState } from 'react';
import 'egain-login/react';

export function Login() {
  const [expiresAt, setExpiresAt] = useState<number>();
  return (
    <>
      <egain-login
        authorize-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/authorize"
        token-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/token"
        client-id="7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60"
        scope="knowledge.portalmgr.read"
        ontoken={(event) => setExpiresAt(event.detail.expiresAt)}
        onlogout={() => setExpiresAt(undefined)}
      />
      {expiresAt && <p>Signed in until {new Date(expiresAt).toLocaleTimeString()}</p>}
    </>
  );
}
