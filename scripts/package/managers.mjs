/** The package managers that the package is installed with, each in the version that is fetched for the try. */
export const managers = [
  {
    name: 'npm',
    files: {},
    install: ['npm', 'install', '--no-audit', '--no-fund'],
    run: (program, args) => ['npx', '--no-install', program, ...args],
  },
  {
    name: 'pnpm, nothing hoisted',
    files: { '.npmrc': 'hoist=false\n' },
    install: ['npx', '--yes', 'pnpm@10', 'install', '--ignore-workspace'],
    run: (program, args) => ['npx', '--yes', 'pnpm@10', 'exec', program, ...args],
  },
  {
    name: 'yarn, Plug\'n\'Play',
    files: { '.yarnrc.yml': 'nodeLinker: pnp\nenableGlobalCache: true\nenableTelemetry: false\n', 'yarn.lock': '' },
    install: ['npx', '--yes', '-p', '@yarnpkg/cli-dist@4', 'yarn', 'install', '--no-immutable'],
    run: (program, args) => ['npx', '--yes', '-p', '@yarnpkg/cli-dist@4', 'yarn', ...(program === 'node' ? [] : ['run']), program, ...args],
  },
];

/** The versions of Node that are tried: the oldest of each line that `engines` allows, and the newest. */
export const nodes = ['20.19.0', '22.13.0', '24', '26'];
