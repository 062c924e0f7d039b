/** In the place of the engine's process: does what no engine may, as the folder's name asks for. */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Request, Told } from './engine-steps.ts';

const MB = 1024 * 1024;
const tell = (told: Told) => process.send?.(told);

const DEEDS: Record<string, (request: Request) => void> = {
  dies: () => process.exit(3),
  hangs: () => {
    for (;;);
  },
  grows: () => tell({ type: 'over', peakBytes: 600 * MB, restBytes: 600 * MB }),
  'changes the backup': ({ root }) => writeFileSync(join(root, 'Info.plist'), 'changed'),
  'writes into the backup': ({ root }) => writeFileSync(join(root, 'Manifest.db-shm'), ''),
  'writes beside': ({ photos }) => writeFileSync(join(photos, '..', '..', 'evil.JPG'), ''),
  'leaves a copy': () => writeFileSync(join(process.env.TMPDIR ?? '', 'copy.db'), ''),
  throws: () => {
    const fault = 'TypeError: no\n    at parse (list.ts:1:1)';
    tell({ type: 'ended', step: 'photos', code: null, message: null, fault });
  },
  'colours a message': () => {
    tell({ type: 'noted', step: 'photos', code: 'damaged', message: 'red \u001b[31m' });
  },
  'does no harm': () => {},
};

process.on('message', (request: Request) => {
  tell({ type: 'begun', step: 'photos' });
  DEEDS[basename(request.root)]?.(request);
  const rest = process.memoryUsage.rss();
  tell({ type: 'over', peakBytes: rest, restBytes: rest });
});
process.on('disconnect', () => process.exit());
tell({ type: 'ready' });
