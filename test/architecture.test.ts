/** Imports run one way. Every import under src/ is read, and one that runs back, or past its room, fails. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

const files = new Map(
  readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(SRC.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
);

interface Arrow {
  /** A file under src/. */
  from: string;
  /** A file under src/ too, or the name of a package. */
  to: string;
  /** Nothing of it is left when the program runs. */
  typesOnly: boolean;
}

/** What a room may take from other rooms. Itself is always allowed; what is not named is not. */
const ROOMS: Record<string, Record<string, 'all' | 'types'>> = {
  backup: {},
  terminal: {},
  flows: { backup: 'types' },
  practice: { backup: 'types' },
  cases: { flows: 'all', backup: 'types', terminal: 'all' },
  guidance: { flows: 'all', backup: 'types' },
  steps: { terminal: 'all' },
  pages: { terminal: 'all' },
  doctor: { backup: 'all', flows: 'types', guidance: 'all', cases: 'all', terminal: 'all' },
  cli: {
    backup: 'all',
    doctor: 'all',
    flows: 'all',
    guidance: 'all',
    steps: 'all',
    pages: 'all',
    terminal: 'all',
    cases: 'all',
    practice: 'all',
  },
};

/** Packages that only these rooms may know. */
const PACKAGES: Record<string, string[]> = {
  react: ['steps'],
  ink: ['steps'],
  'ink-select-input': ['steps'],
  xstate: ['flows', 'cases', 'cli'],
  '@xstate/react': [],
  commander: ['cli'],
  yaml: ['cases'],
  'better-sqlite3': ['backup', 'practice', 'doctor'],
};

const STATEMENT = /^\s*(?:import|export)\b(\s+type\b)?(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const CALL = /\bimport\(\s*['"]([^'"]+)['"]/g;
/** How a worker's file is named: with the extension of the file that starts it. */
const ADDRESS = /\bnew URL\(\s*['"`](\.[^'"`]+)['"`]/g;
const SAME_EXTENSION = /\$\{extname\(\w+\)\}$/;

function arrowsOf(from: string, text: string): Arrow[] {
  const found = [
    ...[...text.matchAll(STATEMENT)].map((match) => ({ to: match[2], typesOnly: !!match[1] })),
    ...[...text.matchAll(CALL)].map((match) => ({ to: match[1], typesOnly: false })),
    ...[...text.matchAll(ADDRESS)].map((match) => ({ to: match[1], typesOnly: false })),
  ];
  return found.map(({ to: written = '', typesOnly }) => {
    const local = written.startsWith('.');
    const to = written.replace(SAME_EXTENSION, posix.extname(from));
    return { from, to: local ? posix.join(posix.dirname(from), to) : to, typesOnly };
  });
}

function allArrows(sources: ReadonlyMap<string, string>): Arrow[] {
  return [...sources].flatMap(([from, text]) => arrowsOf(from, text));
}

const roomOf = (file: string) => file.split('/')[0] ?? '';

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function isWrong({ from, to, typesOnly }: Arrow): boolean {
  const room = roomOf(from);
  if (to.startsWith('../')) return to !== '../package.json';
  if (!/\.(?:ts|tsx|json)$/.test(to)) {
    const rooms = PACKAGES[packageOf(to)];
    return rooms !== undefined && !rooms.includes(room);
  }
  if (room === roomOf(to)) return false;
  const allowed = ROOMS[room]?.[roomOf(to)];
  return allowed !== 'all' && !(allowed === 'types' && typesOnly);
}

function wrongArrows(sources: ReadonlyMap<string, string>): string[] {
  return allArrows(sources)
    .filter(isWrong)
    .map(({ from, to }) => `${from} → ${to}`);
}

function filesWith(pattern: RegExp, room = ''): string[] {
  return [...files].flatMap(([path, text]) =>
    path.startsWith(room) && pattern.test(text) ? [path] : [],
  );
}

test('every folder of src is a room with rules, and every import was found', () => {
  expect(new Set([...files.keys()].map(roomOf))).toEqual(new Set(Object.keys(ROOMS)));
  const read = new Set(allArrows(files).map(({ to }) => to));
  // One that is imported by types, one from a call, one that a worker runs, one re-exported.
  for (const file of [
    'backup/types.ts',
    'cli/commands/wizard.ts',
    'backup/jobs/worker.ts',
    'backup/open.ts',
  ]) {
    expect(read).toContain(file);
  }
  const local = [...read].filter((to) => /\.tsx?$/.test(to));
  expect(local.filter((to) => !files.has(to))).toEqual([]);
});

test('no arrow runs back', () => {
  expect(wrongArrows(files)).toEqual([]);
});

test.each([
  ['backup/a.ts', "import { recovery } from '../flows/recovery.ts';"],
  ['backup/a.ts', "import {\n  useState,\n  type FC,\n} from 'react';"],
  ['backup/jobs/a.ts', "const at = new URL('../../cli/main.ts', import.meta.url);"],
  ['flows/a.ts', "import { type Photo } from '../backup/types.ts';"],
  ['flows/a.ts', "export { openBackup } from '../backup/open.ts';"],
  ['guidance/a.ts', "const { main } = await import('../cli/main.ts');"],
  ['steps/a.tsx', "import type { Case } from '../flows/case.ts';"],
  ['steps/frame/a.tsx', "import '../../backup/index.ts';"],
  ['pages/a.ts', "import { sheetFile } from '../guidance/sheet.ts';"],
  ['terminal/a.ts', "import type { Said } from '../guidance/index.ts';"],
  ['cases/a.ts', "export * from '../cli/session.ts';"],
  ['practice/a.ts', "import { openBackup } from '../backup/open.ts';"],
  ['cli/a.ts', "import { Text } from 'ink';"],
  ['cli/a.ts', "import { snapshot } from '../../test/backup/hand-made.ts';"],
])('an arrow that runs back is seen: %s %s', (path, text) => {
  expect(wrongArrows(new Map([[path, text]]))).toHaveLength(1);
});

test('the machine gets its real effects in one place', () => {
  expect(filesWith(/\brecovery\s*\.provide\(/)).toEqual(['cli/effects.ts']);
  expect(filesWith(/function withEffects\b/)).toEqual(['cli/effects.ts']);
});

test('the engine speaks through its results alone, and is told everything', () => {
  expect(filesWith(/\bconsole\s*\./, 'backup/')).toEqual([]);
  expect(filesWith(/\bprocess\s*\.\s*(?:env|stdout|stderr|stdin|argv)\b/, 'backup/')).toEqual([]);
});

test('the environment is read in one place', () => {
  expect(filesWith(/\bprocess\s*\.\s*env\b|[{,]\s*env\s*[,}][^;]*=\s*process\b/)).toEqual([
    'cli/environment.ts',
  ]);
});

test('files are small and named after what is in them', () => {
  const vague = /(?:^|[/.-])(?:utils?|helpers?|common|misc|managers?)(?=[/.-])/;
  expect([...files.keys()].filter((path) => vague.test(path))).toEqual([]);
  const long = [...files].filter(([, text]) => text.trimEnd().split('\n').length > 300);
  expect(long.map(([path]) => path)).toEqual([]);
});
