import type { ServerSchemas } from '../../schema/server-schemas';
import type { ObjectSchema } from '../../schema/model';
import { isFileName } from '../file-name';
import { unreadOfServer, type LeftOut } from '../left-out';
import { declaredClass, type DeclaredClass } from './declared-class';
import { classNames } from './identifiers';
import type { Form } from './style';

/** The classes of a client that are written from a server. */
export interface GeneratedClient {
  readonly classes: readonly DeclaredClass[];
  readonly leftOut: readonly LeftOut[];
}

const noClass = ({ name, source }: ObjectSchema, reason: string): LeftOut => ({ class: name, property: null, reason, place: source });

/** Why a class cannot be declared; `undefined` where it can. Links that are left out need no class. */
function whyNotDeclared({ properties }: DeclaredClass): string | undefined {
  return properties.length === 0 ? 'none of its properties can be written, and a class without properties is of no use' : undefined;
}

/** Writes the classes that fit a server, or the plain types of its documents. Each class has a file of its own, named after it. */
export function generateClient(server: ServerSchemas, form: Form): GeneratedClient {
  const names = classNames(server.classes);
  const files = new Set<string>();
  const leftOut: LeftOut[] = [...unreadOfServer(server)];
  const able = server.classes.filter((schema) => {
    const name = names.get(schema.name) ?? '';
    const isFree = isFileName(name) && !files.has(name.toLowerCase());
    if (isFree) files.add(name.toLowerCase());
    else leftOut.push(noClass(schema, 'its file would be that of a class whose name differs in case only, or its name can be that of no file'));
    return isFree;
  });
  const declaring = { form, names, classes: new Map(able.map((each) => [each.name, each])) };
  const classes = able.flatMap((schema) => {
    const { declared, leftOut: own } = declaredClass(schema, declaring);
    leftOut.push(...own);
    const reason = whyNotDeclared(declared);
    if (reason !== undefined) leftOut.push(noClass(schema, reason));
    return reason === undefined ? [declared] : [];
  });
  return { classes, leftOut };
}
