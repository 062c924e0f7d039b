/** Programs that make backups: which are installed, and which are at work. */
import { access } from 'node:fs/promises';
import { join, win32 } from 'node:path';
import { PROGRAMS, RUNNING } from '../guidance/doctor.ts';
import type { DoctorInput } from './input.ts';
import { ok, type Seen, skipped, warning } from './result.ts';

const VERSION = /\b\d+(?:\.\d+)+(?:-[\w.-]+)?/;

export function programs(input: DoctorInput): Promise<Seen[]> {
  if (input.platform === 'darwin') return onMac(input);
  return input.platform === 'win32' ? onWindows(input) : onLinux(input);
}

async function onMac({ run }: DoctorInput): Promise<Seen[]> {
  const [version] = VERSION.exec(await run('/usr/bin/sw_vers', ['-productVersion'])) ?? [];
  const seen = version === undefined ? [] : [ok(PROGRAMS.mac(version))];
  return (await isThere('/Applications/iTunes.app'))
    ? [...seen, ok(PROGRAMS.there('iTunes'))]
    : seen;
}

/** Apple's publisher id, as it stands in the folders of its Store apps. */
const PUBLISHER = 'nzyj5cx40ttqa';

async function onWindows({ env, home }: DoctorInput): Promise<Seen[]> {
  const local = env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local');
  const programFiles = env.ProgramFiles ?? env.PROGRAMFILES ?? 'C:\\Program Files';
  const places = [
    ['iTunes', join(programFiles, 'iTunes', 'iTunes.exe')],
    ['iTunes from the Microsoft Store', join(local, 'Packages', `AppleInc.iTunes_${PUBLISHER}`)],
    ['Apple Devices', join(local, 'Packages', `AppleInc.AppleDevices_${PUBLISHER}`)],
  ] as const;
  const found = await Promise.all(places.map(([, path]) => isThere(path)));
  const names = places.map(([name]) => name);
  const seen = names.filter((_, index) => found[index]).map((name) => ok(PROGRAMS.there(name)));
  return seen.length > 0 ? seen : [skipped(PROGRAMS.none(names)), skipped(PROGRAMS.notNeeded)];
}

const LINUX = ['idevicebackup2', 'ideviceinfo', 'usbmuxd'];

async function onLinux({ run }: DoctorInput): Promise<Seen[]> {
  const asked = await Promise.all(
    LINUX.map(async (name) => ({ name, version: await versionOf(name, run) })),
  );
  const absent = asked.filter(({ version }) => version === null).map(({ name }) => name);
  return [
    ...asked.flatMap(({ version }) => (version === null ? [] : [ok(version)])),
    ...(absent.length > 0 ? [PROGRAMS.none(absent), PROGRAMS.notNeeded].map(skipped) : []),
  ];
}

/** @returns `null` when there is no such program */
async function versionOf(name: string, run: DoctorInput['run']): Promise<string | null> {
  try {
    const [version] = VERSION.exec(await run(name, ['--version'])) ?? [];
    return version === undefined ? PROGRAMS.silent(name) : PROGRAMS.version(name, version);
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? null : PROGRAMS.silent(name);
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Processes that are there only while a backup is made or restored, as each system lists them. */
const AT_WORK = /^(AppleMobileBackup|idevicebackup2|pymobiledevice3|mobilebackup2)(?:\.exe)?$/i;

export async function running({ platform, run }: DoctorInput): Promise<Seen[]> {
  const unseen = platform === 'linux' ? [] : [skipped(RUNNING.unseen)];
  const asked =
    platform === 'win32'
      ? run('tasklist', ['/fo', 'csv', '/nh'])
      : run('ps', ['-A', '-o', 'comm=']);
  const list = await asked.catch(() => null);
  if (list === null) return [skipped(RUNNING.unknown), ...unseen];
  const names = list.split('\n').map((line) => nameIn(line));
  const found = [...new Set(names.filter((name) => AT_WORK.test(name)))];
  if (found.length === 0) return [ok(RUNNING.none), ...unseen];
  return [warning(RUNNING.some(found), RUNNING.someFix), ...unseen];
}

/** `"name.exe","12",…` on Windows, a name or a whole path elsewhere. */
function nameIn(line: string): string {
  const first = /^"([^"]*)"/.exec(line)?.[1] ?? line;
  return first.trim().split('/').at(-1) ?? '';
}
