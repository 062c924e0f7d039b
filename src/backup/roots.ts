import { readdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The computer whose backup folders are looked for. Passed in, so that any system can be described on any other. */
export interface Computer {
  platform: NodeJS.Platform;
  /** The person's home folder. */
  home: string;
  env: Record<string, string | undefined>;
}

const MAC_TAIL = ['Library', 'Application Support', 'MobileSync', 'Backup'];

/**
 * Below a Windows profile: iTunes from apple.com; iTunes from the Microsoft Store and the Apple Devices app;
 * and a third place that some tools name. An old and a new tree often stand side by side.
 */
const ROAMING_TAILS = [
  ['Apple Computer', 'MobileSync', 'Backup'],
  ['Apple', 'MobileSync', 'Backup'],
];
const PROFILE_TAIL = ['Apple', 'MobileSync', 'Backup'];

/** Where Windows profiles are seen from inside WSL. */
const WSL_PROFILES = '/mnt/c/Users';
const NOT_A_PERSON = new Set(['Public', 'Default', 'Default User', 'All Users']);

/**
 * Every folder in which this kind of computer keeps iPhone backups, whether it exists or not.
 * Plain Linux has no such place and gives an empty list.
 * @param hostProfiles where the Windows profiles are seen from inside WSL.
 */
export function systemRoots(computer: Computer, hostProfiles: string = WSL_PROFILES): string[] {
  const { platform, home, env } = computer;
  if (platform === 'darwin') return [posix.join(home, ...MAC_TAIL)];
  if (platform === 'win32') {
    const roaming = env.APPDATA ?? win32.join(home, 'AppData', 'Roaming');
    const profile = env.USERPROFILE ?? home;
    return windowsRoots(profile, roaming, win32.join);
  }
  if (platform === 'linux' && (env.WSL_DISTRO_NAME || env.WSL_INTEROP)) {
    return windowsProfiles(hostProfiles).flatMap((profile) =>
      windowsRoots(profile, posix.join(profile, 'AppData', 'Roaming'), posix.join),
    );
  }
  return [];
}

function windowsRoots(
  profile: string,
  roaming: string,
  join: (...parts: string[]) => string,
): string[] {
  const [itunes, other] = ROAMING_TAILS.map((tail) => join(roaming, ...tail));
  const roots = [itunes, join(profile, ...PROFILE_TAIL), other];
  return [...new Set(roots.filter((root) => root !== undefined))];
}

function windowsProfiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_A_PERSON.has(entry.name))
      .map((entry) => posix.join(folder, entry.name));
  } catch {
    return [];
  }
}
