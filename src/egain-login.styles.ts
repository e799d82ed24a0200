import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    box-sizing: border-box;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--egain-login-radius, 8px);
    background: var(--egain-login-background, light-dark(#7a2862, #eeb0dc));
    color: var(--egain-login-color, light-dark(#fff, #3b0a2c));
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    transition: filter 0.12s;
  }
  button:hover {
    filter: brightness(1.1);
  }
  button:active {
    filter: brightness(0.9);
  }
  button:focus-visible {
    outline: 2px solid var(--egain-login-focus-color, light-dark(#7a2862, #eeb0dc));
    outline-offset: 2px;
  }
  button[aria-disabled] {
    cursor: progress;
    filter: none;
  }
  button:disabled {
    opacity: 0.6;
    cursor: default;
    filter: none;
  }
  [part='icon'],
  [part='spinner'] {
    flex: none;
    box-sizing: border-box;
    inline-size: 20px;
    block-size: 20px;
  }
  [part='spinner'] {
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  button:not([aria-disabled]) > [part='spinner'],
  [aria-disabled] > [part='icon'] {
    display: none;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  path {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [part='label'] {
    display: grid;
  }
  [part='label'] > * {
    grid-area: 1/1;
  }
  [part='label'] > [hidden] {
    visibility: hidden;
  }
  ::slotted(p) {
    display: inline !important;
  }
  ::slotted(br) {
    display: none !important;
  }
  [part='message'] {
    display: block;
    max-inline-size: 40ch;
    color: light-dark(#b3261e, #ffb4ab);
  }
  [part='message']:not(:empty) {
    margin-block-start: 8px;
  }
  @media (prefers-reduced-motion: reduce) {
    button {
      transition: none;
    }
    [part='spinner'] {
      animation-duration: 4s;
    }
  }
`;
