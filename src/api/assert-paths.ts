import { ConfigError } from '../config/config-error';
import type { AppFlags } from './app-config';

/** More than any path that a system takes, and any pattern that somebody writes. */
const MOST = 4096;

/** Throws where a flag was given a value that can be no path: an empty one is mostly a variable that is not set. */
export function assertPaths(flags: AppFlags): void {
  const given = [
    ...(flags.client ?? []).map((value) => ['client', value] as const),
    ...(['server', 'config', 'app'] as const).map((name) => [name, flags[name]] as const),
  ];
  for (const [name, value] of given) {
    if (value?.trim() === '') throw new ConfigError(`--${name} names nothing: its value is empty, as of a variable that is not set.`);
    if (value !== undefined && value.length > MOST) throw new ConfigError(`The value of --${name} is too long: it has ${value.length} characters, and can have ${MOST}.`);
    if (value?.includes('\0') === true) throw new ConfigError(`The value of --${name} holds a character that no path can have.`);
  }
}
