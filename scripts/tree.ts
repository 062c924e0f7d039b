// `npm run tree`: draws the decision tree anew, in the README and in docs/tree.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treePage, withOverview } from './tree-page.ts';

const root = join(import.meta.dirname, '..');
const readme = join(root, 'README.md');
writeFileSync(join(root, 'docs', 'tree.md'), treePage());
writeFileSync(readme, withOverview(readFileSync(readme, 'utf8')));
