import { QUIET, type Row } from './row';

const REFUSED = 'the file on the device is refused ("Migration is required") until `schemaVersion` is raised';

/** The file of a realm that no server corrects (realm-core.md 2, column Automatic). */
export const DEVICE: readonly Row[] = [
  {
    kinds: [
      'added-property',
      'removed-property',
      'renamed-property',
      'renamed-class',
      'class-kind',
      'primary-key',
      'optionality',
      'element-optionality',
      'collection',
      'link',
      'type',
    ],
    when: ({ recreated }) => recreated,
    plan: 'nothing',
    reason: 'The file of an earlier version is thrown away with all that is in it, and made anew (`deleteRealmIfMigrationNeeded`, or a realm in memory): there is nothing to migrate.',
  },
  { kinds: ['added-class'], plan: 'nothing', reason: 'A realm takes a new class without a higher `schemaVersion`.' },
  { kinds: ['removed-class'], plan: 'nothing', reason: 'A realm keeps the objects of a class that is no longer declared, and opens as before.' },
  { kinds: ['added-property'], plan: 'raise-version', reason: `A new property needs no migration function, but ${REFUSED}.` },
  { kinds: ['removed-property'], plan: 'raise-version', reason: `A removed property needs no migration function, and its values are lost; ${REFUSED}.` },
  { kinds: ['renamed-property'], plan: 'rename-on-device', reason: `Another stored name is another property: without a migration function it starts empty and the earlier values are lost; and ${REFUSED}.` },
  { kinds: ['renamed-class'], plan: 'migrate', reason: 'Another name is another class: its objects stay under the earlier name unless a migration function copies them.' },
  { kinds: ['link'], when: ({ follows }) => follows, plan: 'migrate', reason: `It follows the class that looks renamed: the links are lost unless the migration function sets them anew; and ${REFUSED}.` },
  { kinds: ['class-kind'], plan: 'migrate', reason: `Objects of another kind cannot always be kept: to embedded only where each has exactly one parent; and ${REFUSED}.` },
  { kinds: ['primary-key'], plan: 'migrate', reason: `Objects need keys of their own: without a migration function all get the same one and the migration fails; and ${REFUSED}.` },
  { kinds: ['optionality', 'element-optionality'], when: ({ becameOptional }) => becameOptional, plan: 'raise-version', reason: `Values are kept, but ${REFUSED}.` },
  { kinds: ['optionality', 'element-optionality', 'collection', 'link', 'type'], plan: 'migrate', reason: `The property is made anew, with empty values unless a migration function carries them over; and ${REFUSED}.` },
  ...QUIET,
];
