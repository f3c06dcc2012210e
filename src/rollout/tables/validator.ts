import { QUIET, type Row } from './row';

/** Embedded objects have no validator of their own. */
const HELD: Row = { kinds: ['added-class', 'removed-class'], when: ({ follows }) => follows, plan: 'nothing', reason: 'It comes and goes with the property that holds it.' };

/** Where no validator was read, it may want anything. */
const UNREAD: readonly Row[] = [
  {
    kinds: ['added-class', 'added-property'],
    sides: ['client'],
    when: ({ serverRead }) => !serverRead,
    plan: 'unread-server-then-client',
    reason: 'Whether a validator lets it pass was not read.',
  },
  {
    kinds: ['optionality'],
    sides: ['client'],
    when: ({ serverRead, becameOptional }) => !serverRead && becameOptional,
    plan: 'allow',
    reason: 'The validator, which was not read, must allow documents without a value before the client writes them.',
  },
  {
    kinds: ['element-optionality'],
    sides: ['client'],
    when: ({ serverRead, becameOptional }) => !serverRead && becameOptional,
    plan: 'allow-elements',
    reason: 'The validator, which was not read, must allow `null` in it before the client writes that.',
  },
  {
    kinds: ['collection', 'link', 'type', 'element-optionality'],
    sides: ['client'],
    when: ({ serverRead, follows }) => !serverRead && !follows,
    plan: 'accept-both',
    reason:
      'The validator, which was not read, must accept the earlier type and the new one until no installed version writes the earlier one.',
  },
];

const ADDED: readonly Row[] = [
  {
    kinds: ['added-class', 'added-property'],
    sides: ['client'],
    when: ({ matches }) => matches,
    plan: 'release',
    reason: 'The validator lists it already.',
  },
  {
    kinds: ['added-property'],
    sides: ['client'],
    when: ({ unlike, becameOptional }) => unlike && becameOptional,
    plan: 'allow-missing',
    reason: 'The validator wants a value of this name: documents of the new client without one are refused{code}.',
  },
  {
    kinds: ['added-property'],
    sides: ['client'],
    when: ({ unlike }) => unlike,
    plan: 'accept-both-missing',
    reason: 'The validator lists a property of this name that takes other values: documents of the new client are refused{code}.',
  },
  {
    kinds: ['added-class'],
    sides: ['client'],
    plan: 'release',
    reason: 'No validator is there for it: every document is stored unchecked.',
  },
  {
    kinds: ['added-property'],
    sides: ['client'],
    when: ({ closed }) => closed,
    plan: 'missing-server-then-client',
    reason: 'The validator refuses properties that it does not list{code}.',
  },
  { kinds: ['added-property'], sides: ['client'], plan: 'release', reason: 'The validator lets properties pass that it does not list.' },
  { kinds: ['added-class'], sides: ['server'], plan: 'deploy', reason: 'A client need not write to every collection.' },
  {
    kinds: ['added-class'],
    sides: ['both'],
    plan: 'server-then-client',
    reason: 'The validator must be there before the first document is, or what does not fit gets in.',
  },
  {
    kinds: ['added-property'],
    sides: ['server'],
    when: ({ required }) => required,
    plan: 'require-on-server',
    reason:
      'It is required: documents of clients that do not write it are refused{code}, and existing documents without it fail at their next update.',
  },
  {
    kinds: ['added-property'],
    sides: ['both'],
    when: ({ required }) => required,
    plan: 'require',
    reason:
      'It is required: documents of installed versions, which do not write it, are refused{code}, and existing documents without it fail at their next update.',
  },
  { kinds: ['added-property'], sides: ['server'], plan: 'deploy', reason: 'Documents without it stay valid.' },
  {
    kinds: ['added-property'],
    sides: ['both'],
    when: ({ closed }) => closed,
    plan: 'server-then-client',
    reason: 'The validator refuses properties that it does not list{code}: it must list this one before a client writes it.',
  },
  {
    kinds: ['added-property'],
    sides: ['both'],
    plan: 'server-then-client',
    reason: 'The validator checks it from then on: it should do so before the first value is written.',
  },
];

const REMOVED: readonly Row[] = [
  { kinds: ['removed-property'], sides: ['client'], when: ({ required }) => required, plan: 'loosen', reason: 'The validator requires it: documents of a client that no longer writes it are refused{code}.' },
  { kinds: ['removed-class', 'removed-property'], sides: ['client'], plan: 'release-without', reason: 'A client need not write everything that the server takes.' },
  { kinds: ['removed-class'], sides: ['server'], plan: 'remove-from-validator-only', reason: 'Without the validator everything is stored unchecked, and without the collection writes of installed versions make it anew.' },
  { kinds: ['removed-class'], sides: ['both'], plan: 'remove-from-validator', reason: 'Installed versions still write to it: without the validator everything is stored unchecked.' },
  { kinds: ['removed-property'], sides: ['both'], when: ({ required, closed }) => required && closed, plan: 'loosen-then-remove', reason: 'The validator requires it, and afterwards refuses it{code}: in between it must allow both.' },
  { kinds: ['removed-property'], sides: ['both'], when: ({ required }) => required, plan: 'loosen', reason: 'The validator requires it until it is deployed without: before that, documents of the new client are refused{code}.' },
  { kinds: ['removed-property'], sides: ['both'], when: ({ closed }) => closed, plan: 'remove-from-validator', reason: 'The validator refuses properties that it does not list: documents of installed versions are refused{code}.' },
  { kinds: ['removed-property'], sides: ['server'], when: ({ closed }) => closed, plan: 'remove-from-validator-only', reason: 'The validator refuses properties that it does not list: documents of clients that have it are refused{code}.' },
  { kinds: ['removed-property'], plan: 'stop-checking', reason: 'The validator lets properties pass that it does not list.' },
];

const CHANGED: readonly Row[] = [
  { kinds: ['renamed-property', 'renamed-class'], sides: ['client'], when: ({ matches }) => matches, plan: 'release', reason: 'The validator has the new name already; what was stored under the earlier one stays there.' },
  { kinds: ['renamed-property'], plan: 'rename-in-validator', reason: 'In a document and in a realm another name is another property: the values have to be copied, and both names accepted until no installed version has the earlier one.' },
  { kinds: ['primary-key'], when: ({ keyStays }) => keyStays, plan: 'nothing', reason: 'Every document has a key: nothing changes for them.' },
  { kinds: ['renamed-class', 'class-kind', 'primary-key'], plan: 'replace', reason: 'Documents cannot be carried over in place: the change needs a class and a collection of another name, with the documents copied.' },
  { kinds: ['link'], when: ({ follows }) => follows, plan: 'follows-in-validator', reason: 'It follows the class that looks renamed, and shares its fate.' },
  { kinds: ['optionality'], sides: ['client'], when: ({ matches }) => matches, plan: 'release', reason: 'The validator agrees with it already.' },
  { kinds: ['optionality'], sides: ['client'], when: ({ becameOptional }) => becameOptional, plan: 'allow-missing', reason: 'The validator still wants a value: documents without one are refused{code}.' },
  { kinds: ['optionality'], sides: ['client'], plan: 'demand-on-client', reason: 'The validator still allows documents without a value, which the client can no longer hold.' },
  { kinds: ['optionality'], sides: ['server'], when: ({ becameOptional, matches }) => becameOptional && matches, plan: 'deploy', reason: 'It now allows what the client may write.' },
  { kinds: ['optionality'], sides: ['server'], when: ({ becameOptional }) => becameOptional, plan: 'allow-after-client', reason: 'The client still requires a value: it cannot hold a document without one.' },
  { kinds: ['optionality'], sides: ['server'], plan: 'demand-on-server', reason: 'Documents without a value are refused{code}: no client may leave it out, and existing documents need one.' },
  { kinds: ['optionality'], sides: ['both'], when: ({ becameOptional }) => becameOptional, plan: 'allow', reason: 'The validator must allow documents without a value before the client writes them; installed versions cannot hold them.' },
  { kinds: ['optionality'], sides: ['both'], plan: 'demand', reason: 'Installed versions may still leave the value out: they must be gone, and existing documents filled, before the validator wants it.' },
  { kinds: ['collection', 'link', 'type', 'element-optionality'], sides: ['client'], when: ({ matches }) => matches, plan: 'release', reason: 'The validator takes it already.' },
  {
    kinds: ['element-optionality'],
    sides: ['server'],
    when: ({ becameOptional, matches, clientKeeps }) => becameOptional && (matches || !clientKeeps),
    plan: 'loosen-validator',
    reason: 'It now allows `null` in it, and existing documents stay valid.',
  },
  {
    kinds: ['element-optionality'],
    sides: ['server'],
    when: ({ becameOptional }) => becameOptional,
    plan: 'allow-elements-after-client',
    reason: 'The client cannot hold `null` in it yet: it cannot hold a document that has one.',
  },
  {
    kinds: ['element-optionality'],
    when: ({ becameOptional }) => becameOptional,
    plan: 'allow-elements',
    reason: 'The validator must allow `null` in it before the client writes that; installed versions cannot hold it.',
  },
  { kinds: ['collection', 'link', 'type', 'element-optionality'], sides: ['client'], plan: 'accept-both-missing', reason: 'The validator does not follow: documents of the new client are refused{code}.' },
  { kinds: ['collection', 'link', 'type', 'element-optionality'], sides: ['both'], plan: 'accept-both', reason: 'Installed versions go on writing the earlier type: the validator must accept both until they are gone, and the documents have to be converted.' },
  { kinds: ['collection', 'link', 'type', 'element-optionality'], sides: ['server'], when: ({ matches }) => matches, plan: 'convert-documents', reason: 'It now takes what the client writes; existing documents of the earlier type fail at their next update.' },
  { kinds: ['collection', 'link', 'type', 'element-optionality'], plan: 'narrow-type', reason: 'Documents of clients that write the earlier type are refused{code}, and existing documents have to be converted.' },
];

/** What a validator lets pass, and a device that brings its own sync (errors.md 5.3). What the file on the device needs is in another table. */
export const VALIDATOR: readonly Row[] = [HELD, ...UNREAD, ...ADDED, ...REMOVED, ...CHANGED, ...QUIET];
