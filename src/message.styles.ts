import { css } from 'lit';

/** The message, and below it Cancel or the link to the sign-in page. */
export const messageStyles = css`
  [part='message'] {
    max-inline-size: 25em;
    font-size: 0.875em;
    text-indent: 0; /* A page may hide a text of its own so. */
    text-wrap: balance;
  }
  [part='message']:not(:empty) {
    margin-block-start: 8px;
  }
  .failure {
    color: var(--egain-login-message-color, var(--_alert));
  }
  .more {
    margin-block-start: 4px;
    padding: 4px 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.875em;
    line-height: 16px;
    text-decoration: underline;
    cursor: pointer;
  }
  /* How they are placed: see place-message.ts. */
  .measured ~ :is([part='message'], .more) {
    position: fixed;
  }
  .wide ~ [part='message'] {
    word-spacing: 25em;
  }
  .narrow ~ :is([part='message'], .more) {
    inline-size: 0;
    min-inline-size: max(100%, 16ch);
  }
  .center > *,
  .center::slotted(*),
  .center ~ :is([part='message'], .more) {
    align-self: center;
    text-align: center;
  }
  .end > *,
  .end::slotted(*),
  .end ~ :is([part='message'], .more) {
    align-self: end;
    text-align: end;
  }
`;
