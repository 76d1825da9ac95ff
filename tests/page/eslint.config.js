// The page's JavaScript: https://eslint.org/docs/latest/use/configure/configuration-files

import js from "@eslint/js";
import globals from "globals";

const RULES = {
  ...js.configs.recommended.rules,
  "no-var": "error",
  "prefer-const": "error",
  eqeqeq: "error",
  "no-shadow": ["error", { builtinGlobals: false }],
  "no-unused-vars": ["error", { args: "all", argsIgnorePattern: "^_" }],
  "no-implicit-globals": "error",
  "no-control-regex": "off", // Control characters are meant where they are named.
  "no-eval": "error",
  "no-new-func": "error",
  "no-script-url": "error",
  // Data becomes text, never markup.
  "no-restricted-properties": ["error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"].map((property) => ({ property, message: "Use textContent." })),
    ...["write", "writeln"].map((property) => ({ object: "document", property, message: "Use textContent." }))],
  "max-lines": ["error", { max: 250 }],
};

export default [
  {
    files: ["**/graphkit/page/assets/*.js"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: { ...globals.browser, vis: "readonly" } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: RULES,
  },
  {
    files: ["**/tests/page/**/*.js"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.node },
    rules: RULES,
  },
];
