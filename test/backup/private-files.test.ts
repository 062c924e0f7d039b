import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openBackup, type Progress, readCatalogue, startEngine } from '../../src/backup/index.ts';
import { temporaryError } from '../../src/backup/output.ts';
import { removePrivateFilesOf, sweepPrivateFiles } from '../../src/backup/private-files.ts';
import { failure, makeBackup, temporaryFolder } from './hand-made.ts';

/** The folder of temporary files, for the time of a test. */
let temporary: string;

const useTemporary = (folder: string) => {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
};

beforeEach(async () => {
  temporary = await temporaryFolder();
  useTemporary(temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function leftBehind(name: string): Promise<string> {
  await mkdir(join(temporary, name));
  await writeFile(join(temporary, name, 'copy.db'), 'private');
  return name;
}

it('sweeps up after processes that were killed, and after nobody else', async () => {
  const over = spawnSync(process.execPath, ['-e', '']).pid;
  await leftBehind(`backroll-${over}-0-AbC123`);
  const kept = [
    await leftBehind(`backroll-${process.ppid}-0-AbC123`),
    await leftBehind(`backroll-${process.pid}-0-AbC123`),
    await leftBehind(`backroll-${over}`),
    await leftBehind(`my-backroll-${over}-0-AbC123`),
  ];
  await symlink(join(temporary, `backroll-${over}`), join(temporary, `backroll-${over}-0-linked`));
  await writeFile(join(temporary, `backroll-${over}-0-aafile`), '');
  sweepPrivateFiles();
  const left = (await readdir(temporary)).filter((name) => !/linked|aafile/.test(name));
  expect(left.sort()).toEqual(kept.sort());
  expect(await readdir(join(temporary, `backroll-${over}`))).toEqual(['copy.db']);
  expect(await readdir(temporary)).toHaveLength(kept.length + 2);
});

it('removes the copies of a thread that was ended', async () => {
  const door = new URL('../../src/backup/private-files.ts', import.meta.url).href;
  const code = `import('${door}').then((door) => {
    door.makePrivateFolder();
    require('node:worker_threads').parentPort.postMessage('made');
  })`;
  const worker = new Worker(code, { eval: true, execArgv: [], env: { TMPDIR: temporary } });
  const { threadId } = worker;
  await once(worker, 'message');
  await worker.terminate();
  expect(await readdir(temporary)).toHaveLength(1);
  removePrivateFilesOf(threadId + 1);
  expect(await readdir(temporary)).toHaveLength(1);
  removePrivateFilesOf(threadId);
  expect(await readdir(temporary)).toEqual([]);
});

it('cleans up after its own thread when it stops', async () => {
  const engine = startEngine();
  await engine.run('scan', { roots: [] });
  for (let thread = 0; thread < 30; thread += 1) {
    await leftBehind(`backroll-${process.pid}-${thread}-AbC123`);
  }
  await engine.stop();
  expect(await readdir(temporary)).toHaveLength(29);
});

it('tells how far the copy of the photo library is, and stops in the middle of it', async () => {
  const library = new Database(':memory:');
  library.exec('CREATE TABLE ZASSET (Z_PK, filler); INSERT INTO ZASSET VALUES (1, zeroblob(1e6))');
  const data = library.serialize();
  library.close();
  const files = [{ path: 'Media/PhotoData/Photos.sqlite', data }];
  const backup = await openBackup(await makeBackup(join(await temporaryFolder(), 'b'), { files }));
  const stop = new AbortController();
  const told: Progress[] = [];
  const onProgress = (progress: Progress) => {
    told.push(progress);
    stop.abort();
  };
  const stopped = await failure(readCatalogue(backup, { signal: stop.signal, onProgress }));
  backup.close();
  expect(stopped.code).toBe('cancelled');
  expect(told).toMatchObject([{ phase: 'read-photos', unit: 'bytes', total: data.length }]);
  const left = (await readdir(temporary)).filter((name) => !name.startsWith('backroll-test-'));
  expect(left).toEqual([]);
});

it('says which folder of temporary files cannot be used', async () => {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), {
    files: [{ path: 'Media/PhotoData/Photos.sqlite', data: Buffer.from('x') }],
  });
  const backup = await openBackup(folder);
  const gone = join(temporary, 'gone');
  useTemporary(gone);
  const refused = { code: 'output-unwritable', path: gone };
  await expect(openBackup(folder)).rejects.toMatchObject(refused);
  await expect(readCatalogue(backup)).rejects.toMatchObject(refused);
  backup.close();
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  expect(temporaryError(full, gone)).toMatchObject({ code: 'disk-full', path: gone });
});
