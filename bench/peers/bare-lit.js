// What any button made with Lit costs: it looks like one, and does nothing.
import { css, html, LitElement } from 'lit';

class BareButton extends LitElement {
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
  static properties = { label: {} };

  render() {
    return html`<button type="button">${this.label ?? 'Sign in'}</button>`;
  }
}

customElements.define('bare-button', BareButton);
