import { createSignal, Show } from 'solid-js';
import 'egain-login/solid';

export function Login() {
  const [expiresAt, setExpiresAt] = createSignal<number>();
  return (
    <>
      <egain-login
        authorize-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/authorize"
        token-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/token"
        client-id="7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60"
        scope="knowledge.portalmgr.read"
        on:token={(event) => setExpiresAt(event.detail.expiresAt)}
        on:logout={() => setExpiresAt(undefined)}
      />
      <Show when={expiresAt()}>
        {(time) => <p>Signed in until {new Date(time()).toLocaleTimeString()}</p>}
      </Show>
    </>
  );
}
