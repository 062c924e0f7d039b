/** What a case itself tells of its owner: to be found again wherever it stands in a text. */
import { isFixed } from '../flows/answers.ts';
import { STEPS } from '../flows/branches.ts';
import type { Finding } from '../flows/effects.ts';
import type { KnownValue } from './redact.ts';
import type { SavedCase } from './saved-case.ts';

/** Words of a device's name that name nobody. */
const MODEL_WORDS: ReadonlySet<string> = new Set(
  'iphone ipad ipod touch phone pro max mini plus air se xr xs my the of von der die das de del di do da du des van af från för'.split(
    ' ',
  ),
);
const WORDS = /\p{L}[\p{L}\p{M}\p{N}]*/gu;
const HOME = /(?:^|[\\/])(?:Users|home|Documents and Settings)[\\/]([^\\/]+)/i;

/** Whether a device bears the name it was sold with, which says nothing of its owner. */
export function isModel(deviceName: string | null): boolean {
  const words = deviceName?.toLowerCase().split(/\s+/) ?? [''];
  return words.every((word) => MODEL_WORDS.has(word) || /^\d{1,2}$/.test(word));
}

/**
 * Every value to take out of the texts of a case.
 * @param home the home folder of whoever runs this
 */
export function knownValues(saved: SavedCase, home: string): KnownValue[] {
  const fields = saved.learnt.flatMap(({ finding }) => valuesOf(finding));
  const typed = saved.trail.flatMap(({ step, answer }): KnownValue[] => {
    const kind = STEPS[step]?.kind;
    const isPath = kind === 'folder' || kind === 'backup';
    return isPath && typeof answer === 'string' && !isFixed(step, answer)
      ? [{ kind: 'path', value: answer }]
      : [];
  });
  const all = [...fields, ...typed, { kind: 'path', value: home } as const];
  const users = all.flatMap(({ kind, value }) => (kind === 'path' ? userOf(value) : []));
  const owners = all.flatMap(({ kind, value }) => (kind === 'device' ? namesIn(value) : []));
  const names = [...users, ...userOf(`/home/${lastPart(home)}`), ...owners];
  return [...all, ...names.map((value): KnownValue => ({ kind: 'name', value }))];
}

function valuesOf(finding: Finding): KnownValue[] {
  const path = (...values: (string | null)[]) => known('path', values);
  const identity = (one: { path: string; udid: string | null }) => [
    ...path(one.path),
    ...known('udid', [one.udid]),
  ];
  switch (finding.effect) {
    case 'scan':
      return [
        ...finding.backups.flatMap((one) => [
          ...(isModel(one.deviceName) ? [] : known('device', [one.deviceName])),
          ...identity(one),
        ]),
        ...path(...finding.problems.map((problem) => problem.path)),
      ];
    case 'find':
    case 'elsewhere':
      return identity(finding.backup);
    case 'extract':
      return [
        ...path(finding.path, finding.folder, finding.sheet),
        ...finding.written.flatMap((file) => known('photo', [file.path, lastPart(file.path)])),
      ];
    case 'protect':
      return finding.copies.flatMap(({ backup, copy }) => [...identity(backup), ...path(copy)]);
    case 'watch':
      return path(finding.path);
    case 'backup':
      return path(finding.path, finding.folder);
    default:
      return [];
  }
}

function known(kind: KnownValue['kind'], values: readonly (string | null)[]): KnownValue[] {
  return values.flatMap((value) => (value === null || value === '' ? [] : [{ kind, value }]));
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
}

/** The user's name in a path below their home folder, whole and in its parts. */
function userOf(path: string): string[] {
  const name = HOME.exec(path)?.[1];
  return name === undefined
    ? []
    : [name, ...name.split(/[._\s-]+/).filter((part) => part.length > 2)];
}

/** The names in a device's name; one that ends in a possessive `s` also without it. */
function namesIn(deviceName: string): string[] {
  const words = (deviceName.normalize('NFC').match(WORDS) ?? []).filter(
    (word) => word.length > 1 && !MODEL_WORDS.has(word.toLowerCase()),
  );
  return words.flatMap((word) => (/^.{3,}s$/i.test(word) ? [word, word.slice(0, -1)] : [word]));
}
