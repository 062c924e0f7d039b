import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBackup } from '../inputs/backup.ts';
import { built, CTRL_C, openScreen } from '../screen.ts';
import { quantile } from '../times.ts';
import type { Look } from './bench.ts';
import { exists, pressKeys } from './keys.ts';

const PHOTOS = 50_000;
const TINY_PHOTO = 64;

/** The list of a backup's photos: how soon it is there, and from a key in it to the moved pointer. */
export const picker: Look = {
  name: 'photo list',
  async run(folder, scale) {
    const backup = join(folder, 'root', 'dbc1ed2243f1bb061f047c3d24c21d17769d6ae5');
    const count = Math.round(PHOTOS * scale);
    const shape = { photos: Array(count).fill(TINY_PHOTO), lines: count * 2, encrypted: false };
    await makeBackup(backup, shape);
    const work = join(folder, 'work');
    await mkdir(work);
    const screen = await openScreen([await built('photo-list'), backup, work], folder);
    const taken = await pressKeys(screen, exists(join(work, 'begun')));
    screen.press(CTRL_C);
    await screen.ended;
    const { openMs } = JSON.parse(await readFile(join(work, 'begun'), 'utf8')) as {
      openMs: number;
    };
    const [half, most, all] = [0.5, 0.95, 1].map((part) => quantile(taken, part).toFixed(1));
    return [
      `${count} photos; opens in ${openMs.toFixed(0)} ms; aim 1000 ms`,
      `${taken.length} keys: p50 ${half} ms, p95 ${most} ms, longest ${all} ms`,
    ];
  },
};
