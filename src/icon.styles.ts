import { css } from 'lit';

/**
 * A door and an arrow into it, or one out of it: outlines, as the points of polygons. No policy forbids
 * them, and they take the color of the text.
 */
export const iconStyles = css`
  i {
    inline-size: 100%;
    background: currentColor;
    clip-path: polygon(
      50% 10%,
      75% 10%,
      81% 11%,
      86% 14%,
      89% 19%,
      90% 25%,
      90% 75%,
      89% 81%,
      86% 86%,
      81% 89%,
      75% 90%,
      50% 90%,
      50% 80%,
      75% 80%,
      79% 79%,
      80% 75%,
      80% 25%,
      79% 21%,
      75% 20%,
      50% 20%,
      50% 10%,
      10% 55%,
      10% 45%,
      48% 45%,
      36% 33%,
      43% 26%,
      67% 50%,
      43% 74%,
      36% 67%,
      48% 55%,
      10% 55%
    );
  }
  :host([status='signed-in']) i {
    clip-path: polygon(
      50% 10%,
      25% 10%,
      19% 11%,
      14% 14%,
      11% 19%,
      10% 25%,
      10% 75%,
      11% 81%,
      14% 86%,
      19% 89%,
      25% 90%,
      50% 90%,
      50% 80%,
      25% 80%,
      21% 79%,
      20% 75%,
      20% 25%,
      21% 21%,
      25% 20%,
      50% 20%,
      50% 10%,
      35% 55%,
      35% 45%,
      73% 45%,
      61% 33%,
      68% 26%,
      92% 50%,
      68% 74%,
      61% 67%,
      73% 55%,
      35% 55%
    );
  }
  :host(:dir(rtl)) i {
    transform: scaleX(-1);
  }
`;
