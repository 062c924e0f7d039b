// `npm run man`: writes the manual page anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manPage } from './man-page.ts';

const folder = join(import.meta.dirname, '..', 'man');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'backroll.1'), manPage());
