import { entryOf } from './catalogue';
import type { Explanation } from './explanation';

/** An SDK of Realm, by what it leaves in a paste, and how it calls what the catalogue has JavaScript's words for. */
export interface Sdk {
  readonly name: string;
  readonly mark: RegExp;
  /** How to get the whole sync log. */
  readonly log: string;
  /** What makes a property required or optional; absent for JavaScript, whose words the catalogue uses. */
  readonly optionality?: string;
}

/** In the order in which they are asked: Kotlin and Flutter also run on Android, whose logs look like Java's. */
export const sdks: readonly Sdk[] = [
  {
    name: 'Kotlin',
    mark: /io\.realm\.kotlin|RealmCoreLogicException|\[(?:CLIENT|Client|Sync|Session)\]\[/,
    log: '`RealmLog.level = LogLevel.ALL`; filter Logcat by REALM',
    optionality: 'In Kotlin the `?` of the type makes a property optional.',
  },
  {
    name: 'Flutter',
    mark: /\bflutter\b|\.dart\b|\bRealm(?:Exception|Error): |level: LogLevel\./,
    log: '`Realm.logger.setLogLevel(LogLevel.all)`, and listen to `Realm.logger.onRecord`',
    optionality: 'In Dart the `?` of the type makes a property optional.',
  },
  {
    name: 'Swift',
    mark: /Domain=io\.realm|\bRLM[A-Z]|RealmSwift|\.swift\b/,
    log: '`Logger.shared = Logger(level: .all) { level, message in print(message) }`; before 10.39 `app.syncManager.logLevel = .all`',
    optionality: 'In Swift the `?` of the type makes a property optional; in Objective-C `+requiredProperties` lists those that are not.',
  },
  {
    name: 'Java',
    mark: /\bio\.realm\.|REALM_J(?:NI|AVA)|realm::sync::ProtocolError:\d/,
    log: '`RealmLog.setLevel(LogLevel.ALL)`; filter Logcat by REALM',
    optionality: 'In Java a primitive type or `@Required` makes a property required; without it String, Date and the boxed types are optional.',
  },
  {
    name: '.NET',
    mark: /\bRealms\.|\bSystem\.[A-Z]\w*Exception|InnerException/,
    log: '`RealmLogger.SetLogLevel(LogLevel.All)`, before version 12 `Logger.LogLevel = LogLevel.All`',
    optionality: 'In .NET `[Required]`, or a type that is not nullable, makes a property required.',
  },
  {
    name: 'JavaScript',
    mark: /(?:)/,
    log: '`Realm.setLogLevel("all")` before the realm is opened, and `Realm.setLogger((level, message) => console.log(message))`',
  },
];

/** What the SDK that left its mark in a paste adds to the advice of an entry. Without any mark it is JavaScript. */
export function withSdkAdvice<Explained extends Explanation>(explanation: Explained, pasted: string): Explained {
  const { hint } = entryOf(explanation.id);
  const sdk = hint === undefined ? undefined : sdks.find(({ mark }) => mark.test(pasted));
  if (sdk === undefined) return explanation;
  const added = hint === 'log' ? `No such line? Raise the log level and reproduce it (${sdk.name}): ${sdk.log}.` : sdk.optionality;
  return added === undefined ? explanation : { ...explanation, advice: [...explanation.advice, added] };
}
