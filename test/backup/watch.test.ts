import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBinary } from 'plist';
import { afterEach, expect, it } from 'vitest';
import { type BackupChange, type WatchRootsOptions, watchRoots } from '../../src/backup/watch.ts';
import { blobPath, makeBackup, temporaryFolder, UDID } from './hand-made.ts';

const SOON: WatchRootsOptions = { intervalMs: 10, settleMs: 60, stoppedMs: 60_000 };
const ENDLESS: WatchRootsOptions = { ...SOON, settleMs: 60_000 };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** Watches, and waits for what the watcher tells. */
async function watching(roots: string[], options: WatchRootsOptions) {
  const told: BackupChange[] = [];
  const listeners = new Set<() => void>();
  const controller = new AbortController();
  const onChange = (change: BackupChange) => {
    told.push(change);
    for (const listener of listeners) listener();
  };
  const ended = watchRoots(roots, { signal: controller.signal, onChange }, options);
  const stop = () => {
    controller.abort();
    return ended;
  };
  stops.push(stop);
  /** The first change that fits. */
  const until = <Type extends BackupChange['type']>(
    type: Type,
    fits: (change: BackupChange & { type: Type }) => boolean = () => true,
  ) =>
    new Promise<BackupChange & { type: Type }>((resolve) => {
      const isIt = (change: BackupChange): change is BackupChange & { type: Type } =>
        change.type === type && fits(change as BackupChange & { type: Type });
      const listener = () => {
        const found = told.find(isIt);
        if (found === undefined) return;
        listeners.delete(listener);
        resolve(found);
      };
      listeners.add(listener);
      listener();
    });
  await until('watching');
  const types = () => told.map(({ type }) => type).filter((type) => type !== 'growing');
  return { told, types, until, stop };
}

const setStatus = (folder: string, state: string) =>
  writeFile(join(folder, 'Status.plist'), buildBinary({ SnapshotState: state }));

/** As a phone begins: the computer's word, then the phone's, then files into `Snapshot`. */
async function begin(folder: string): Promise<void> {
  await mkdir(join(folder, 'Snapshot'), { recursive: true });
  await writeFile(join(folder, 'Info.plist'), buildBinary({ 'Device Name': 'Robin' }));
  await setStatus(folder, 'uploading');
}

async function upload(folder: string, name: string): Promise<void> {
  const blob = join(folder, 'Snapshot', blobPath(name));
  await mkdir(join(blob, '..'), { recursive: true });
  await writeFile(blob, name);
}

/** As a phone ends: the files and a new index move into place, and only then it says so. */
async function finish(folder: string): Promise<void> {
  const whole = await makeBackup(join(await temporaryFolder(), 'whole'));
  for (const name of ['Manifest.db', 'Manifest.plist']) {
    await rename(join(whole, name), join(folder, name));
  }
  await rm(join(folder, 'Snapshot'), { recursive: true });
  await setStatus(folder, 'finished');
}

it('tells of a new backup from its first file to its end', async () => {
  const root = await temporaryFolder();
  const old = await makeBackup(join(root, 'old'));
  const folder = join(root, UDID);
  const { told, types, until } = await watching([root], SOON);

  await begin(folder);
  expect(await until('begun')).toEqual({ type: 'begun', path: folder });
  await upload(folder, 'one');
  await until('growing', ({ files }) => files === 1);
  await upload(folder, 'two');
  await until('growing', ({ files }) => files === 2);
  expect(types()).toEqual(['watching', 'begun']);
  await finish(folder);
  const { summary } = await until('finished');
  expect(summary).toMatchObject({ path: folder, deviceName: 'Robin', state: 'finished' });
  expect(types()).toEqual(['watching', 'begun', 'finished']);
  expect(told.some((change) => 'path' in change && change.path === old)).toBe(false);
});

it('tells of a backup that is made again, and does not take its old end for the new one', async () => {
  const root = await temporaryFolder();
  const folder = await makeBackup(join(root, UDID));
  const { types, until } = await watching([root], { ...SOON, settleMs: 0 });

  await setStatus(folder, 'finished');
  await until('begun');
  await mkdir(join(folder, 'Snapshot'));
  for (const files of [1, 2, 3]) {
    await upload(folder, `${files}`);
    await until('growing', (change) => change.files === files);
  }
  expect(types()).toEqual(['watching', 'begun']);
  await finish(folder);
  await until('finished');
});

it('waits for a new index before it believes that a backup is finished', async () => {
  const root = await temporaryFolder();
  const folder = await makeBackup(join(root, UDID));
  const { types, until } = await watching([root], { ...SOON, settleMs: 0, stoppedMs: 150 });
  await setStatus(folder, 'finished');
  await until('stopped');
  expect(types()).toEqual(['watching', 'begun', 'stopped']);
});

it('tells that a backup stopped, was taken up again, and went away', async () => {
  const root = await temporaryFolder();
  const folder = join(root, UDID);
  const { types, until } = await watching([root], { ...SOON, stoppedMs: 100 });
  await begin(folder);
  expect(await until('stopped')).toEqual({ type: 'stopped', path: folder });
  await upload(folder, 'one');
  await setStatus(folder, 'moving');
  const before = types().length;
  await until('begun', () => types().length > before);
  await rm(folder, { recursive: true });
  const after = types().length;
  await until('stopped', () => types().length > after);
});

it('does not take a backup that is set aside under another name for a new one', async () => {
  const root = await temporaryFolder();
  const folder = await makeBackup(join(root, UDID));
  const { told, until } = await watching([root], SOON);
  await rename(folder, join(root, `${UDID}-20260301-100000`));
  await writeFile(
    join(root, `${UDID}-20260301-100000`, 'Info.plist'),
    buildBinary({ 'Display Name': 'Robin, set aside' }),
  );
  await begin(join(root, UDID));
  // Two looks: by the second, every folder was looked at.
  for (const count of [1, 2]) {
    await upload(join(root, UDID), `${count}`);
    await until('growing', ({ files }) => files === count);
  }
  const paths = new Set(told.flatMap((change) => ('path' in change ? [change.path] : [])));
  expect([...paths]).toEqual([join(root, UDID)]);
});

it('needs no notices: a root that is only made later is found by looking', async () => {
  const root = join(await temporaryFolder(), 'MobileSync', 'Backup');
  const { until } = await watching([root], ENDLESS);
  await begin(join(root, UDID));
  expect(await until('begun')).toMatchObject({ path: join(root, UDID) });
});

it.runIf(process.platform === 'linux')(
  'looks at once when the system tells of a change',
  async () => {
    const root = await temporaryFolder();
    const folder = await makeBackup(join(root, UDID));
    const { until } = await watching([root], { ...ENDLESS, intervalMs: 600_000 });
    await setStatus(folder, 'uploading');
    await until('begun');
  },
);

it('passes over what is no backup', async () => {
  const root = await temporaryFolder();
  const { told, until } = await watching([root], SOON);
  await makeBackup(join(root, `.${UDID}.partial`));
  await mkdir(join(root, 'holiday'));
  await utimes(root, new Date(), new Date());
  await begin(join(root, UDID));
  await until('begun');
  expect(new Set(told.flatMap((change) => ('path' in change ? [change.path] : [])))).toEqual(
    new Set([join(root, UDID)]),
  );
});

/** Timers, and on Linux the folders that the system tells this process of. */
function open(): number {
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout');
  if (process.platform !== 'linux') return timers.length;
  const noticed = readdirSync('/proc/self/fdinfo').flatMap((fd) => {
    try {
      return readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').match(/^inotify wd/gm) ?? [];
    } catch {
      // The one that listed the others is closed by now.
      return [];
    }
  });
  return timers.length + noticed.length;
}

it('leaves nothing open, and says nothing more, once it is stopped', async () => {
  const root = await temporaryFolder();
  await makeBackup(join(root, UDID));
  const before = open();
  const { told, stop } = await watching([root], ENDLESS);
  expect(open()).toBeGreaterThan(before);
  await stop();
  expect(open()).toBe(before);
  const count = told.length;
  await setStatus(join(root, UDID), 'uploading');
  await watching([root], ENDLESS);
  expect(told).toHaveLength(count);
  const signal = AbortSignal.abort();
  await watchRoots([root], { signal, onChange: (change) => told.push(change) });
  expect(told).toHaveLength(count);
});
