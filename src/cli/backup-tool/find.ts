/** Looks for an installed program that can make a backup. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { BACKUP_TOOLS, type BackupTool } from '../../flows/effects.ts';
import type { Environment } from '../environment.ts';

export interface InstalledTool {
  name: BackupTool;
  /** Absolute. */
  path: string;
  /** `idevice_id`, which lists the phones that are plugged in; absolute, or `null` where it is missing. */
  lister: string | null;
  /** All of the environment that it is run with. */
  env: Record<string, string>;
}

/** What the programs need to find their settings, the phone's service and their libraries: no secret among it. */
const PASSED_ON = [
  'HOME',
  'XDG_CONFIG_HOME',
  'USBMUXD_SOCKET_ADDRESS',
  'TMPDIR',
  'TEMP',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'ALLUSERSPROFILE',
  'SYSTEMROOT',
];

/** The first such program on the PATH, or `null`. */
export async function findBackupTool({
  env,
  platform,
}: Pick<Environment, 'env' | 'platform'>): Promise<InstalledTool | null> {
  const folders = foldersOf(env);
  const find = (name: string) => firstProgram(folders, platform === 'win32' ? `${name}.exe` : name);
  for (const name of BACKUP_TOOLS) {
    const path = await find(name);
    if (path !== null) {
      return { name, path, lister: await find('idevice_id'), env: passedOn(env) };
    }
  }
  return null;
}

/** An empty or relative entry means the current folder, where anybody may have put a program of this name. */
function foldersOf(env: Environment['env']): string[] {
  const path = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  return path.split(delimiter).filter((folder) => isAbsolute(folder));
}

async function firstProgram(folders: readonly string[], name: string): Promise<string | null> {
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isProgram(path)) return path;
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** In English whatever the person speaks: its messages are read by a program. */
function passedOn(env: Environment['env']): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && PASSED_ON.includes(entry[0].toUpperCase()),
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
