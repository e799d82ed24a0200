import postcssLit from 'postcss-lit';

/** The styles work in the oldest browsers of `browserslist` in package.json: newer features are used inside `@supports`. */
export default {
  customSyntax: postcssLit,
  plugins: ['stylelint-plugin-use-baseline'],
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    // Safari 15.4 and Chrome 103 are from the first half of 2022.
    'plugin/use-baseline': [
      true,
      {
        available: 2021,
        // The oldest browsers have these, or look well without them.
        ignoreSelectors: ['focus-visible', 'dir'],
        ignoreProperties: {
          'color-scheme': ['/./'],
          'forced-color-adjust': ['/./'],
          outline: ['/./'],
          'overflow-wrap': ['anywhere'],
          'text-wrap': ['/./'],
          'user-select': ['/./'],
        },
      },
    ],
  },
};
