import { css } from 'lit';

/*
 * The page's inherited styles end at the host: what is read here must be legible on any page. Closed,
 * it is as wide as its line; open, as there is room for, where the page has made the element narrow, too.
 */
export const panelStyles = css`
  :host {
    all: initial;
    --_back: #fff;
    --_text: #1d1b20;
    --_faint: #5a5660;
    --_line: #c3bdc9;
    --_problem: #b3261e;
    --_note: #7a4f00;
    --_ok: #1e6b3a;
    --_mono: 12px/1.5 ui-monospace, monospace;
    --_wash: #f6f3f8;
    --_code: #efebf2;
    display: block;
    box-sizing: border-box;
    color-scheme: inherit;
    max-inline-size: 44rem;
    margin-block-start: 8px;
    color: var(--_text);
    font:
      13px/1.45 system-ui,
      sans-serif;
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_back: light-dark(#fff, #1d1b20);
      --_text: light-dark(#1d1b20, #e6e1e9);
      --_faint: light-dark(#5a5660, #b3aeb8);
      --_line: light-dark(#c3bdc9, #57525e);
      --_problem: light-dark(#b3261e, #ffb4ab);
      --_note: light-dark(#7a4f00, #f2c46d);
      --_ok: light-dark(#1e6b3a, #8fd8a6);
      --_wash: light-dark(#f6f3f8, #29262d);
      --_code: light-dark(#efebf2, #332f38);
    }
  }
  :host([open]) {
    min-inline-size: min(17rem, 100vw - 32px);
  }
  * {
    box-sizing: border-box;
  }
  .problem {
    --_mark: var(--_problem);
  }
  .note {
    --_mark: var(--_note);
  }
  details {
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_back);
    overflow: hidden;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    padding: 4px 10px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    margin: 0 4px 3px auto;
    border: solid;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  details[open] summary::after {
    margin-block: 3px 0;
    transform: rotate(225deg);
  }
  details[open] summary {
    border-block-end: 1px solid var(--_line);
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: -3px;
    border-radius: 7px;
  }
  .body {
    position: relative; /* What is only heard must not make the page longer. */
    max-block-size: min(32rem, 75vh);
    overflow: auto;
  }
  .title {
    margin: 0;
    padding: 8px 12px 2px;
    color: var(--_faint);
    font-size: 12px;
    font-weight: 600;
  }
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: 0 8px;
    padding: 4px 12px;
  }
  li > * {
    grid-column: 2;
    overflow-wrap: anywhere;
  }
  li.problem {
    padding-block: 7px;
    background: var(--_wash);
    border-inline-start: 3px solid var(--_problem);
    padding-inline-start: 9px;
  }
  .mark {
    display: grid;
    grid-column: 1;
    grid-row: 1;
    place-content: center;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
    border: 1.5px solid;
    border-radius: 50%;
    color: var(--_mark, var(--_ok));
    font-size: 10px;
    font-weight: 700;
    line-height: 1;
  }
  .cure {
    font-weight: 500;
  }
  .detail,
  .time {
    color: var(--_faint);
  }
  .address {
    display: block;
  }
  :is(code, textarea, .address) {
    font: var(--_mono);
  }
  .copy {
    display: flex;
    align-items: start;
    gap: 8px;
    margin-block: 4px 2px;
  }
  code {
    flex: 1;
    min-inline-size: 0;
    padding: 3px 8px;
    border-radius: 4px;
    background: var(--_code);
    overflow-wrap: anywhere;
    user-select: all;
  }
  :is(button, .time) {
    flex: none;
  }
  button {
    min-block-size: 24px;
    padding: 1px 10px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--_back);
    color: inherit;
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }
  button:hover {
    background: var(--_wash);
  }
  ol li {
    counter-increment: step;
    padding-block: 2px;
  }
  ol li::before {
    content: counter(step);
    grid-column: 1;
    grid-row: 1;
    color: var(--_faint);
    text-align: end;
  }
  .step {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 8px 12px;
    border-block-start: 1px solid var(--_line);
    color: var(--_faint);
    font-size: 12px;
  }
  .foot button {
    margin-inline-end: auto;
    color: var(--_text);
    font-size: 13px;
  }
  textarea {
    inline-size: 100%;
    block-size: 8em;
    border: 1px solid var(--_line);
    background: var(--_back);
    color: var(--_text);
  }
  .heard {
    position: absolute;
    clip-path: inset(50%);
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
  }
`;
