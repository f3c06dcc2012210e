import type { Transition } from '../compare/transition';
import type { Target } from '../schema/server-schemas';
import type { Breaks } from './finding';

/**
 * The messages that a rule about a declaration that changed has: who changed it decides what breaks. Where the other side has
 * had it so all along the change `Fits`, and where both changed it to something else they are `apart`; a validator knows nothing of sync, and without a server only the file matters.
 */
export type ChangeMessage = 'client' | 'clientFits' | 'server' | 'serverFits' | 'both' | 'apart' | 'validator' | 'local';

export interface ChangeVerdict {
  readonly message: ChangeMessage;
  readonly breaks: readonly Breaks[];
}

/** What to do where it is the same for every kind of change. */
export const HELP = {
  clientFits: 'Keep it, since it ends a mismatch; a client reset handler, or code that deletes the realm, has to give these devices a new file.',
  serverFits: 'Terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client; or make the client what the server was.',
  apart: 'Keep what both were; or make the two alike, terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
} as const;

/** What a property whose optionality changed has become, in the words of Realm Core's error. */
export const became = ({ after }: Transition): 'optional' | 'required' => (after?.includes('?') === true ? 'optional' : 'required');

/** What a changed declaration breaks, and which message says so. Behind a validator stands a realm without sync: there the client's change is one of its file. */
export function judgeChange({ side, fits, mismatches }: Transition, target: Target): ChangeVerdict {
  if (target === 'local') return { message: 'local', breaks: ['open'] };
  if (target !== 'app-services') {
    if (side === 'client') return { message: 'local', breaks: ['open'] };
    return { message: 'validator', breaks: side === 'both' ? ['open', 'upload', 'download'] : ['upload', 'download'] };
  }
  if (side === 'client') return fits ? { message: 'clientFits', breaks: ['open'] } : { message: 'client', breaks: ['open', 'upload', 'download'] };
  const breaks: readonly Breaks[] = ['open', 'upload', 'download', 'deploy'];
  if (side === 'both') return { message: mismatches.length > 0 ? 'apart' : 'both', breaks };
  return { message: fits ? 'serverFits' : 'server', breaks };
}
