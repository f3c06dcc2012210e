/** The yardstick: loads ts-morph and parses the client's files, and does nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Project } from 'ts-morph';

const [folder] = process.argv.slice(2);
const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true });
for (const file of readdirSync(folder)) project.createSourceFile(`/${file}`, readFileSync(path.join(folder, file), 'utf8'));
