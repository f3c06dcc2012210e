'use strict';

module.exports = {
  root: true,
  parser: '@typescript-eslint/parser',
  parserOptions: { ecmaVersion: 2023, sourceType: 'module' },
  plugins: ['@typescript-eslint', 'eslint-plugin'],
  extends: ['eslint:recommended', 'plugin:@typescript-eslint/recommended', 'plugin:@typescript-eslint/stylistic'],
  env: { node: true, es2022: true },
  ignorePatterns: ['*.generated.ts', 'dist', 'test/fixtures', 'examples', 'coverage'],
  rules: {
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/explicit-module-boundary-types': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    eqeqeq: ['error', 'smart'],
    'no-console': 'error',
    'prefer-const': 'error',
  },
  overrides: [
    // Texts for people may be longer: wrapping them helps nobody.
    { files: ['src/**', 'rules/**'], rules: { 'max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreComments: true }] } },
    { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
    { files: ['*.mjs'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
    { files: ['*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ],
};
