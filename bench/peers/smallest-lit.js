// A Lit button with the hand-written page's flow in it, and nothing else.
import { css, html, LitElement } from 'lit';
import { finishLogin, startLogin } from './flow.js';

class SmallButton extends LitElement {
  static styles = css`
    button {
      font: inherit;
      padding: 0.5em 1em;
      border: 0;
      border-radius: 8px;
      background: #06c;
      color: #fff;
    }
  `;
  static properties = {
    authorizeUrl: { attribute: 'authorize-url' },
    tokenUrl: { attribute: 'token-url' },
    clientId: { attribute: 'client-id' },
    scope: {},
  };

  redirectUri = location.origin + location.pathname;

  connectedCallback() {
    super.connectedCallback();
    finishLogin(this);
  }

  render() {
    return html`<button type="button" @click=${() => startLogin(this)}>Sign in</button>`;
  }
}

customElements.define('small-button', SmallButton);
