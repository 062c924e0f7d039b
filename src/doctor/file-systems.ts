/** What Linux calls a file system, by the number that `statfs` gives (`linux/magic.h` and the drivers' own). */
const KINDS: ReadonlyMap<number, 'fat' | 'memory' | 'network'> = new Map([
  [0x4d44, 'fat'],
  [0x0102_1994, 'memory'],
  [0x8584_58f6, 'memory'],
  [0x6969, 'network'],
  [0x517b, 'network'],
  [0xff53_4d42, 'network'],
  [0xfe53_4d42, 'network'],
  [0x00c3_6400, 'network'],
]);

/** @returns `null` for every other one, and on other systems, which number theirs in other ways */
export function fileSystemKind(
  type: number,
  platform: NodeJS.Platform,
): 'fat' | 'memory' | 'network' | null {
  return platform === 'linux' ? (KINDS.get(type) ?? null) : null;
}

/** Where other disks appear, as far as a path tells. */
const ELSEWHERE: readonly [RegExp, string][] = [
  [/^\/Volumes\//, 'below /Volumes, so on another disk'],
  [/^\/(?:run\/)?media\//, 'below /media, where removable disks appear'],
  [/^\/mnt\//, 'below /mnt, where other disks appear'],
  [/^(?:\\\\|\/\/)/, 'on another computer of the network'],
];

export function otherDisk(path: string): string | null {
  return ELSEWHERE.find(([place]) => place.test(path))?.[1] ?? null;
}

const CLOUDS: readonly [RegExp, string][] = [
  [/[\\/]OneDrive\b/i, 'OneDrive'],
  [/[\\/]Dropbox\b/i, 'Dropbox'],
  [/[\\/]Google ?Drive\b/i, 'Google Drive'],
  [/[\\/](?:Mobile Documents|iCloudDrive|CloudStorage)\b/i, 'a cloud folder'],
];

/** A folder of the path that programs keep in step with a cloud. */
export function cloudOf(path: string): string | null {
  return CLOUDS.find(([place]) => place.test(path))?.[1] ?? null;
}
