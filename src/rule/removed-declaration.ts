import type { Transition } from '../compare/difference';
import type { World } from '../schema/targets';
import type { Judgement, Message } from './define-rule';

/** Who removed a class or a property decides what breaks: on the client nothing does. */
export type RemovalMessage = 'client' | 'server' | 'both' | 'validator';

/** The messages about a class or a property that is gone, with what a client that has it still runs into. What a validator does without it is said by the rule. */
export function removalMessages(noun: 'class' | 'property', subject: string, errors: readonly string[], validator: Message): Record<RemovalMessage, Message> {
  const plural = noun === 'class' ? 'classes' : 'properties';
  return {
    client: {
      text: `${subject} is gone from the client since {{baseline}}: the server may keep more ${plural} than a client has, so nothing breaks.`,
      help: `Leave the ${noun} on the server as long as any installed version uses it.`,
      severity: { sync: 'info', validator: 'info' },
      facts: [subject],
    },
    server: {
      text: `${subject} is gone from the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients that have the ${noun} no longer sync (Invalid schema change, 225).`,
      help: `Keep the ${noun} on the server; remove it from the clients only.`,
      errors,
      facts: [subject],
    },
    both: {
      text: `${subject} is gone from both sides since {{baseline}}: removing it from the server cannot be deployed without terminating sync, and installed clients that have the ${noun} no longer sync (Invalid schema change, 225).`,
      help: 'Remove it from the client only, and leave it on the server.',
      errors,
      facts: [subject],
    },
    validator: { facts: [subject], ...validator },
  };
}

export function judgeRemoval({ side }: Transition, world: World): Judgement<RemovalMessage> {
  if (side === 'client') return { message: 'client', breaks: [] };
  if (world !== 'sync') return { message: 'validator', breaks: ['upload'] };
  return { message: side === 'server' ? 'server' : 'both', breaks: ['upload', 'deploy'] };
}

/** Who renamed a class or a property; behind a validator, and without a server, the client's change is one of its file. */
export type RenamingMessage = RemovalMessage | 'local';

export function judgeRenaming(at: Transition, world: World): Judgement<RenamingMessage> {
  if (world === 'device' || (world === 'validator' && at.side === 'client')) return { message: 'local', breaks: ['open'] };
  if (world === 'validator') return { message: 'validator', breaks: ['upload', 'download'] };
  return at.side === 'client' ? { message: 'client', breaks: ['upload'] } : judgeRemoval(at, world);
}
