// The page's style sheet: https://stylelint.io/user-guide/configure

export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // Rules that belong together stand together, whatever their specificity.
    "no-descending-specificity": null,
    "declaration-block-single-line-max-declarations": 12,
    "rule-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    // Nothing may be loaded.
    "function-url-scheme-disallowed-list": [/.*/],
    "at-rule-disallowed-list": ["import"],
  },
};
