#!/usr/bin/env node
import module from 'node:module';

// Node keeps what it compiled; versions that cannot do that have no such function.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

// Below, since what is loaded from here on is to be compiled like that.
import { runRemembered } from './remembered';

void runRemembered(process.argv.slice(2));
