import { describe, expect, it } from 'vitest';
import { withFlatEntries } from '../../src/init/flat-config';

const addition = { modules: [{ name: 'realmSchema', specifier: 'plugin' }], entries: ['realmSchema.all'] };
const edited = (text: string, file = 'eslint.config.mjs'): string | undefined => withFlatEntries(file, text, addition);

describe('a flat configuration', () => {
  it.each<[string, string, string]>([
    ['a list', 'export default [a];\n', "import realmSchema from 'plugin';\n\nexport default [a, realmSchema.all];\n"],
    ['an empty list', 'export default [];\n', "import realmSchema from 'plugin';\n\nexport default [realmSchema.all];\n"],
    ['a list of lines', 'import a from "a"\n\nexport default [\n\ta,\n]\n', 'import a from "a"\nimport realmSchema from "plugin"\n\nexport default [\n\ta,\n\trealmSchema.all,\n]\n'],
    ['lines of Windows', "import a from 'a';\r\nexport default [\r\n  a\r\n];\r\n", "import a from 'a';\r\nimport realmSchema from 'plugin';\r\nexport default [\r\n  a,\r\n  realmSchema.all\r\n];\r\n"],
    ['a list that a comment ends', 'export default [\n  a, // the last\n];\n', "import realmSchema from 'plugin';\n\nexport default [\n  a,\n  realmSchema.all, // the last\n];\n"],
    ['a constant', "'use strict';\nconst list = [a];\nmodule.exports = list;\n", "'use strict';\nconst realmSchema = require('plugin');\nconst list = [a, realmSchema.all];\nmodule.exports = list;\n"],
    ['modules of CommonJS', "const a = require('a');\nmodule.exports = [a];\n", "const a = require('a');\nconst realmSchema = require('plugin');\nmodule.exports = [a, realmSchema.all];\n"],
    ['defineConfig', 'export default defineConfig([a]);\n', "import realmSchema from 'plugin';\n\nexport default defineConfig([a, realmSchema.all]);\n"],
    ['arguments', 'export default tseslint.config(a, ...b);\n', "import realmSchema from 'plugin';\n\nexport default tseslint.config(a, ...b, realmSchema.all);\n"],
    ['a type beside it', 'export default [a] satisfies Config[];\n', "import realmSchema from 'plugin';\n\nexport default [a, realmSchema.all] satisfies Config[];\n"],
    ['a comment at the top', '// ours\nexport default [a];\n', "import realmSchema from 'plugin';\n\n// ours\nexport default [a];\n".replace('[a]', '[a, realmSchema.all]').replace("import realmSchema from 'plugin';\n\n// ours\n", "// ours\nimport realmSchema from 'plugin';\n\n")],
  ])('is added to: %s', (_what, before, after) => {
    expect(edited(before, 'eslint.config.mts')).toBe(after);
  });

  it.each<[string, string]>([
    ['a promise', 'export default load();\n'],
    ['a function', 'export default (async () => [a])();\n'],
    ['one entry', 'export default { rules: {} };\n'],
    ['a name in use', 'const realmSchema = 1;\nexport default [realmSchema];\n'],
    ['a fault', 'export default [a\n'],
    ['a list that is built up', 'const list = [];\nlist.push(a);\nmodule.exports = [].concat(list);\n'],
    ['nothing', ''],
  ])('is left alone where it is not plain: %s', (_what, text) => {
    expect(edited(text)).toBeUndefined();
  });
});
