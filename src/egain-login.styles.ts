import { css } from 'lit';

/* Spacing is on a grid of 4 px. Private properties carry the variants. */
/* Hover and press mix --_shade into --_back, away from --_text: contrast never falls. */
export const styles = css`
  :host {
    --_fill: #7a2862;
    --_ink: #7a2862;
    --_alert: #b3261e;
    --_line: currentColor;
    --_accent: var(--egain-login-accent, var(--_ink));
    --_back: var(--egain-login-accent, var(--_fill));
    --_text: var(--egain-login-on-accent, #fff);
    --_edge: transparent;
    --_shade: #000;
    --_height: 44px;
    --_pad: 20px;
    --_radius: 8px;
    --_icon: 20px;
    /* A column, so that the button's baseline is the host's, with or without a message. */
    display: inline-flex;
    flex-direction: column;
    align-items: start;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  /* Signed in, there is nothing to do: each variant looks like the next calmer one. */
  :host(:is([variant='outlined'], [variant='plain'], [status='signed-in'])) {
    --_back: transparent;
    --_text: var(--_accent);
    --_edge: var(--_line);
    --_shade: var(--_accent);
  }
  :host([variant='plain']),
  :host([variant='outlined'][status='signed-in']) {
    --_edge: transparent;
  }
  :host([size='small']) {
    --_height: 32px;
    --_pad: 12px;
    --_icon: 16px;
    --_size: 0.875em;
  }
  :host([size='large']) {
    --_height: 56px;
    --_pad: 28px;
    --_icon: 24px;
    --_size: 1.125em;
  }
  :host([shape='pill']) {
    --_radius: 99px;
  }
  :host([shape='square']) {
    --_radius: 0;
  }
  [part='button'] {
    display: flex;
    flex-direction: column;
    justify-content: center;
    place-items: center;
    box-sizing: border-box;
    min-block-size: var(--egain-login-height, var(--_height));
    padding: 4px var(--egain-login-padding, var(--_pad));
    border: 1px solid var(--_edge);
    border-radius: var(--egain-login-radius, var(--_radius));
    background: var(--_back);
    color: var(--_text);
    font: var(--egain-login-font, inherit);
    font-weight: var(--egain-login-font-weight, 600);
    text-align: start;
    cursor: pointer;
  }
  [part='button']:is(:hover, :active) {
    filter: brightness(0.9);
  }
  @supports (color: light-dark(red, red)) and (color: color-mix(in srgb, red, red)) {
    /* On dark, no one color is calm as a background and legible as a text. */
    :host {
      --_fill: light-dark(#7a2862, #94527d);
      --_ink: light-dark(#7a2862, #e5b3d1);
      --_alert: light-dark(#b3261e, #ffb4ab);
      --_line: color-mix(in srgb, currentColor 60%, transparent);
    }
    [part='button']:is(:hover, :active) {
      background: color-mix(in srgb, var(--_back), var(--_shade) 12%);
      filter: none;
    }
    [part='button']:active {
      background: color-mix(in srgb, var(--_back), var(--_shade) 20%);
    }
  }
  :focus-visible {
    outline: 2px solid var(--egain-login-focus-color, var(--_accent));
    outline-offset: 2px;
  }
  [part='button']:is([aria-disabled], :disabled) {
    background: var(--_back);
    filter: none;
    cursor: default;
  }
  [part='button']:disabled {
    opacity: 0.5;
  }
  /* The button is as large as its largest label: the page's share a grid's cell, ours a column, which is faster. */
  [part='button'] > * {
    grid-area: 1/1;
  }
  :host(:not(:empty)) [part='button'] {
    display: grid;
  }
  /* A plain label starts where the text around it does. */
  :host([variant='plain']:not([icon-only])) [part='button'] {
    --_pad: 8px;
    margin-inline-start: calc(-1px - var(--egain-login-padding, var(--_pad)));
  }
  :host([variant='plain']:not([icon-only])) .row {
    margin-inline-end: auto;
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--egain-login-gap, 8px);
  }
  [part='icon'],
  [part='spinner'] {
    display: flex;
    flex: none;
    box-sizing: border-box;
    inline-size: var(--egain-login-icon-size, var(--_icon));
    block-size: var(--egain-login-icon-size, var(--_icon));
  }
  [part='spinner'] {
    border: 2px solid;
    border-color: currentColor currentColor #8888 #8888;
    border-radius: 50%;
    transform: scale(0.85);
    animation: turn 0.8s linear infinite;
  }
  /* authorizing and exchanging */
  :host(:not([status$='ing'])) [part='spinner'],
  :host([status$='ing']) [part='icon'] {
    display: none;
  }
  @keyframes turn {
    to {
      transform: scale(0.85) rotate(1turn);
    }
  }
  [part='label'],
  .row ~ * {
    font-size: var(--_size, 1em);
  }
  /* As high as the icon: the text is in the middle, and on the line of the text around the button. */
  [part='label'] {
    align-self: baseline;
    align-content: center;
    min-block-size: var(--egain-login-icon-size, var(--_icon));
  }
  /* The labels that are not to be seen, with room for the icon. */
  .row ~ * {
    padding-inline-start: calc(
      var(--egain-login-icon-size, var(--_icon)) + var(--egain-login-gap, 8px)
    );
    visibility: hidden;
  }
  :host(:not(:empty)) .row ~ * {
    display: block;
  }
  /* Ours, a line each, are as high as the one that is shown. */
  .reserve {
    line-height: 0;
    white-space: pre-line;
  }
  /* To be heard, not seen. */
  :host([icon-only]) .row ~ * {
    display: none;
  }
  :host([icon-only]) [part='label'] {
    position: absolute;
    inset: 0;
    overflow: hidden;
    opacity: 0;
  }
  :host([icon-only]) [part='button'] {
    position: relative;
    padding: 0;
    aspect-ratio: 1;
  }
  /* Editors wrap a label in paragraphs and break its lines. */
  ::slotted(p) {
    display: inline !important;
  }
  ::slotted(br) {
    display: none !important;
  }
  @media (prefers-reduced-motion) {
    * {
      animation: none !important;
    }
  }
  /* stylelint-disable-next-line plugin/use-baseline -- where it is unknown, no colors are forced */
  @media (forced-colors: active) {
    i,
    [part='spinner'] {
      forced-color-adjust: none;
      color: ButtonText;
    }
    [part='button']:disabled {
      opacity: 1;
    }
    :disabled i {
      color: GrayText;
    }
  }
`;
