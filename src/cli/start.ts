#!/usr/bin/env node
import module from 'node:module';

// Node keeps what it compiled; versions that cannot do that have no such function.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

void import('./remembered.js').then(({ runRemembered }) => runRemembered(process.argv.slice(2)));
