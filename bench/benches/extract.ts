import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRACTICE_PASSWORD } from '../../src/practice/practice.ts';
import { makeBackup, type Original } from '../inputs/backup.ts';
import { backroll } from '../measure.ts';
import type { Bench } from './bench.ts';

const PHOTOS = 5000;
const PHOTO_BYTES = 800_000;
const VIDEO_BYTES = 2_000_000_000;
const ONE_VIDEO_IN = 2500;
const LARGE_VIDEO_BYTES = 4_600_000_000;

/** Extracting from a backup in clear text, against `cp` of the same files. */
export const extractPlain = extraction('extract, plain', 1.2, false, 'cp', many);

/** Extracting from an encrypted backup, against `openssl enc -d` over the same files with known keys. */
export const extractEncrypted = extraction('extract, encrypted', 1.5, true, 'openssl enc -d', many);

/** One video that is longer than four gigabytes. */
export const extractVideo = extraction(
  'extract, one long video',
  1.5,
  true,
  'openssl enc -d',
  (scale) => [Math.round(LARGE_VIDEO_BYTES * scale)],
);

function many(scale: number): number[] {
  return Array.from({ length: Math.round(PHOTOS * scale) }, (_, photo) =>
    photo % ONE_VIDEO_IN === 0 ? Math.round(VIDEO_BYTES * Math.min(1, scale)) : PHOTO_BYTES,
  );
}

function extraction(
  name: string,
  aim: number,
  encrypted: boolean,
  against: string,
  sizesFor: (scale: number) => number[],
): Bench {
  return {
    name,
    aim,
    async prepare(folder, scale) {
      const backup = join(folder, 'backup');
      const output = join(folder, 'output');
      const sizes = sizesFor(scale);
      const made = await makeBackup(backup, {
        photos: sizes,
        lines: 2 * sizes.length + 1,
        encrypted,
      });
      const script = join(folder, 'copy.sh');
      await mkdir(output);
      await writeFile(script, encrypted ? decrypting(made, output) : copying(made, output));
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      const unlocked = encrypted ? { environment: { BACKROLL_PASSWORD: PRACTICE_PASSWORD } } : {};
      return {
        input: `${sizes.length} files, ${(bytes / 1e9).toFixed(1)} GB`,
        ours: { ...backroll('extract', backup, '--to', output, '--json'), ...unlocked },
        theirs: { program: 'sh', args: [script] },
        against,
        async clean() {
          await rm(output, { recursive: true, force: true });
          await mkdir(output);
        },
      };
    },
  };
}

/** As few processes as the length of a command line allows. */
function copying(originals: readonly Original[], to: string): string {
  const paths = originals.map(({ path }) => path).join('\n');
  return `xargs cp -t ${to} <<'END'\n${paths}\nEND\n`;
}

/** One process a file: openssl takes one at a time. */
function decrypting(originals: readonly Original[], to: string): string {
  const one = ({ path, key }: Original, index: number) =>
    `openssl enc -d -aes-256-cbc -K ${key?.toString('hex')} -iv ${'0'.repeat(32)} -in ${path} -out ${join(to, `${index}`)}\n`;
  return originals.map(one).join('');
}
