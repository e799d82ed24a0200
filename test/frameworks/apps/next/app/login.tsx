'use client';

import { useEffect, useRef, useState } from 'react';
import type { EgainLoginElement } from 'egain-login/react';

export function Login() {
  const login = useRef<EgainLoginElement>(null);
  const [expiresAt, setExpiresAt] = useState<number>();

  useEffect(() => {
    void import('egain-login');
    const element = login.current!;
    const update = () => setExpiresAt(element.token?.expiresAt);
    const events = ['token', 'token-expired', 'logout'] as const;
    events.forEach((type) => element.addEventListener(type, update));
    update();
    return () => events.forEach((type) => element.removeEventListener(type, update));
  }, []);

  return (
    <>
      <egain-login
        ref={login}
        authorize-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/authorize"
        token-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/token"
        client-id="7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60"
        scope="knowledge.portalmgr.read"
      />
      {expiresAt && <p>Signed in until {new Date(expiresAt).toLocaleTimeString()}</p>}
    </>
  );
}
