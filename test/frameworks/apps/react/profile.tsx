import { useRef, useState } from 'react';
import type { EgainLoginElement } from 'egain-login/react';
import 'egain-login/react';

const API = 'http://localhost:4402/knowledge/portalmgr/v4';

export function Profile() {
  const login = useRef<EgainLoginElement>(null);
  const [name, setName] = useState<string>();

  async function loadName() {
    const token = await login.current!.getAccessToken();
    const response = await fetch(`${API}/portals/user`, {
      headers: { Authorization: `Bearer ${token}`, 'Accept-Language': 'en-US' },
    });
    const user = await response.json();
    setName(user.firstName);
  }

  return (
    <>
      <egain-login
        ref={login}
        authorize-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/authorize"
        token-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/token"
        client-id="7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60"
        scope="knowledge.portalmgr.read"
        ontoken={loadName}
        onlogout={() => setName(undefined)}
      />
      {name && <p>Hello, {name}</p>}
    </>
  );
}
