import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REAL_ROUNDS } from '../../src/practice/backup/keybag.ts';
import { PRACTICE_PASSWORD } from '../../src/practice/practice.ts';
import { makeBackup } from '../inputs/backup.ts';
import { backroll } from '../measure.ts';
import type { Bench } from './bench.ts';

const SALT = '00112233445566778899aabbccddeeff00112233';

/** Unlocking with as many rounds as on a phone, against `openssl kdf` with the same number. */
export const unlock: Bench = {
  name: 'unlock',
  aim: 1.1,
  async prepare(folder, scale) {
    const backup = join(folder, 'backup');
    const rounds = Math.round(REAL_ROUNDS * scale);
    await makeBackup(backup, { photos: [1000], lines: 3, encrypted: true, rounds });
    const script = join(folder, 'derive.sh');
    const stage = (digest: string, count: number) =>
      `openssl kdf -keylen 32 -kdfopt digest:${digest} -kdfopt pass:practice -kdfopt hexsalt:${SALT} -kdfopt iter:${count} PBKDF2\n`;
    await writeFile(script, stage('SHA256', rounds) + stage('SHA1', 10_000));
    return {
      input: `${rounds} rounds`,
      ours: {
        ...backroll('photos', backup, '--json'),
        environment: { BACKROLL_PASSWORD: PRACTICE_PASSWORD },
      },
      theirs: { program: 'sh', args: [script] },
      against: 'openssl kdf',
    };
  },
};
