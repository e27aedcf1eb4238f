import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const product = ["app/**/*.{ts,tsx}", "db/**/*.ts"];
const screens = ["app/**/*.tsx"];
const configs = ["*.{js,ts}", "app/server/run.mjs"];

export default tseslint.config(
  { ignores: ["node_modules/", "build/", "data/", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // An import of types alone would stay as an import that is executed, in the browser too.
      "@typescript-eslint/no-import-type-side-effects": "error",
      // A leading underscore marks what is taken apart only to be left out.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // `process.env["NAME"]` and `params["code"]`: keys that come from outside are written as such.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      eqeqeq: "error",
    },
  },
  { files: product, rules: { "no-console": "error" } },
  {
    files: screens,
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Some browsers drop the list role of a list without bullets; the attribute brings it back.
      "jsx-a11y/no-redundant-roles": ["error", { ul: ["list"], ol: ["list"] }],
      // A table wider than the screen scrolls inside a named region, which the keyboard must reach.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["tabpanel", "region"] }],
    },
  },
  // Kysely hands its builders' methods out to be taken apart: `({ eb, ref }) => …`.
  { files: ["db/migrations/*.ts"], rules: { "@typescript-eslint/unbound-method": "off" } },
  { files: configs, languageOptions: { globals: globals.node } },
);
