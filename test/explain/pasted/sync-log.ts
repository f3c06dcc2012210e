import type { Pasted } from './pasted';

export const syncLog: Pasted = {
  'sync log': [
    ['C++ test, client reset', "A fatal error occurred during 'RecoverOrDiscard' client reset for diverging: 'Client reset cannot recover when classes have been removed: {Badge, Medal}'", ['F1 Badge client: declares the class, server: no such class', 'F1 Medal client: declares the class, server: no such class']],
    ['client reset, columns', "Client reset cannot recover when columns have been removed from 'Badge': {color, size}", ['F2 Badge.color client: declares the property, server: no such property', 'F2 Badge.size client: declares the property, server: no such property']],
    ['client reset, attributes', "Incompatable column attribute change detected during client reset for 'Badge.color' (3288334336 vs 3221225472)", ['F4 Badge.color client: required, server: optional']],
    ['client reset, additive', "A fatal error occurred during 'Recover' client reset for x: 'The following changes cannot be made in additive-only schema mode:\n- Property 'Badge._id' has been changed from 'object id' to 'uuid'.\nIf your app is running in development mode, you can delete the realm'", ['E4 Badge._id client: uuid, server: objectId (in E1)']],
    ['column', "Failed to apply received changeset: AddColumn: Schema mismatch for existing column in 'class_Badge.tags' (existing is a list, the other is not). Please contact support. (instruction table: Badge, version: 2, last_integrated_remote_version: 1, origin_file_ident: 3, timestamp: 4)", ['C2 Badge.tags client: list, server: not a list']],
    ['key', 'Failed to apply received changeset: CreateObject(ObjectId) on a table with primary key type col_type_String (instruction table: Badge, version: 2, last_integrated_remote_version: 1, origin_file_ident: 3, timestamp: 4)', ['C19 Badge client: string, server: objectId']],
    ['null', 'Failed to apply received changeset: Update: NULL in non-nullable field \'Badge.color\' (instruction target: Badge["a"].color, version: 2)', ['C13 Badge.color client: required, server: optional (a document holds null)']],
    ['unstructured', "Failed to apply received changeset: ArrayInsert: Resolving path through unstructured field 'class_Badge.meta' of type col_type_String", ['C30 Badge.meta client: string, server: object, list or dictionary']],
    ['link', "Schema mismatch: Link property 'wearer' in class 'Badge' points to class 'Person' on one side and to 'Human' on the other.", ['B4 Badge.wearer client: link to Human, server: link to Person']],
    ['set', "- Property 'Badge.values' has been changed from 'set<mixed>' to 'set<mixed>'.", ['E5 Badge.values client: mixed<>, server: mixed<>']],
    ['type words', "Property 'Badge.people' has been changed from 'array<Person>' to 'dictionary<string, object id>'", ['E4 Badge.people client: objectId{}, server: Person[]']],
    ['link words', "Property 'Badge.wearer' has been changed from '<Person>' to 'linking objects<Person>'", ['E4 Badge.wearer client: linkingObjects of Person, server: link to Person']],
    ['old object store', "Class 'Badge' has been changed from top-level to embedded.", ['E7 Badge client: embedded, server: top-level']],
  ],
  numbers: [
    ['a number', '212', ['A2 -']],
    ['a number and a word', 'Realm error code: 225', ['D1 -']],
    ['a number as logs write it', 'error_code=212', ['A2 -']],
    ['a number in an object', '{ "code": 1026 }', ['E30 - (no schema problem)']],
    ['112 from a server', 'Received: ERROR "Bad changeset size" (error_code=112, try_again=true)', ['A1 -']],
  ],
  'how it was copied': [
    ['a link to a search', 'https://www.example.com/search?q=Property%20%27Badge.color%27%20has%20been%20made%20optional', ['E2 Badge.color client: optional, server: required']],
    ['a form', 'm=Schema+mismatch%3A+Property+%27color%27+in+class+%27Badge%27+is+nullable+on+one+side+and+not+on+the+other.', ['B2 Badge.color']],
    ['a link within a link', 'https://login.example/?next=%2Flog%3Fm%3DBad%2520changeset%2520%2528DOWNLOAD%2529', ['A1 -']],
    ['forum, curly quotes', 'ERROR: Connection[1]: Session[1]: Failed to transform received changeset: Schema mismatch: Property ‘tags’ in class ‘Article’ is nullable on one side and not on the other.', ['B2 Article.tags']],
    ['a line wrapped by a terminal', "Schema mismatch: Property 'color' in class\n  'Badge' is nullable on one side and\n  not on the other.", ['B2 Badge.color']],
    ['a mail that quotes it, wrapped', "> Failed to transform received changeset: Schema mismatch: Property 'color' in\n> class 'Badge' is nullable on one side and not on\n> the other.", ['B2 Badge.color']],
    ['coloured terminal', "\u001b[31mERROR\u001b[39m Missing value for property 'Badge.color'", ['E34 Badge.color client: required, server: no value']],
    ['HTML of a forum', 'Property &#39;Badge.color&#39; has been made required.', ['E3 Badge.color client: required, server: optional']],
    ['an upload that the server could not integrate', 'Connection[1]: Session[1]: Received: ERROR "failed integrating uploaded changesets" (error_code=201, is_fatal=true)', ['D10 - (no schema problem)']],
  ],
};
