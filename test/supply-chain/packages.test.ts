/** What backroll is made of: locked, looked at, and nothing that runs while it is installed but what is named here. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licencesPage } from '../../scripts/licences-page.ts';
import { lockedPackages } from '../../scripts/locked.ts';

const CHECKOUT = join(import.meta.dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(CHECKOUT, ...path), 'utf8');
const project = JSON.parse(read('package.json'));
const direct: Record<string, string> = { ...project.dependencies, ...project.devDependencies };
const packages = lockedPackages();

/** Anybody may use, change and pass them on. */
const PERMISSIVE = new Set([
  'MIT',
  'ISC',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'MIT OR Apache-2.0',
  '(MIT OR CC0-1.0)',
]);

/** Looked at one by one, and why each is all right. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'libheif-js': 'LGPL-3.0', // Unmodified, outside the bundle, can be replaced.
};

/** Part of vite, which runs the tests; nothing of it is passed on. */
const IN_THE_TEST_RUNNER = /^lightningcss(?:-|$)/;

/** Fetched by hand for the lockfile: npm skips them on every platform but their own. */
const WITHOUT_HASH = /^@biomejs\/cli-/;

test('every direct dependency is exact, and locked at that version', () => {
  expect(packages.length).toBeGreaterThan(100);
  for (const [name, version] of Object.entries(direct)) {
    const locked = packages.find(({ folder }) => folder === `node_modules/${name}`);
    expect([name, version]).toEqual([name, locked?.version]);
  }
});

test('every package has a hash in the lockfile, and comes from the registry that npm is set to', () => {
  const unhashed = packages.filter(({ integrity }) => !integrity.startsWith('sha512-'));
  expect(unhashed.filter(({ name }) => !WITHOUT_HASH.test(name))).toEqual([]);
  expect(unhashed.every(({ optional }) => optional)).toBe(true);
  expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz|git\+/);
});

test('one package may run a script while it is installed, and only that one has one', () => {
  const scripts = packages.filter(({ hasInstallScript }) => hasInstallScript);
  expect(scripts.map(({ name }) => name)).toEqual(['node']);
  const allowed = Object.entries(project.allowScripts).filter(([, may]) => may);
  expect(allowed).toEqual([['node', true]]);
  const own = Object.keys(project.scripts);
  expect(own.filter((name) => /install|^prepare$|^(?:pre|post)/.test(name))).toEqual([]);
});

test('every licence is permissive, or was looked at', () => {
  const others = packages.filter(({ licence }) => !PERMISSIVE.has(licence));
  const [tools, rest] = [
    others.filter(({ name }) => IN_THE_TEST_RUNNER.test(name)),
    others.filter(({ name }) => !IN_THE_TEST_RUNNER.test(name)),
  ];
  expect(tools.every(({ forDevelopment }) => forDevelopment)).toBe(true);
  expect(Object.fromEntries(rest.map(({ name, licence }) => [name, licence]))).toEqual(LOOKED_AT);
});

test('what is installed is what is locked, under the licence that the lockfile says', () => {
  const installed = packages.filter(({ folder }) => existsSync(join(CHECKOUT, folder)));
  expect(installed.length).toBeGreaterThan(100);
  for (const { folder, version, licence } of installed) {
    const own = JSON.parse(read(folder, 'package.json'));
    expect([folder, own.version, own.license]).toEqual([folder, version, licence]);
  }
  const missing = packages.filter((one) => !installed.includes(one));
  expect(missing.filter(({ optional }) => !optional)).toEqual([]);
});

test('the page of licences is what "npm run licences" writes, and each choice has its reason', () => {
  expect(read('docs', 'licences.md')).toBe(licencesPage());
  const rows = read('docs', 'dependencies.md').matchAll(/^\| ([^|]+) \| [^|]+ \| [^|]{5,} \|$/gm);
  const withReasons = [...rows].flatMap(([, names = '']) => names.split(', '));
  expect(withReasons).toEqual(expect.arrayContaining(Object.keys(direct)));
});

test('the program has the licence texts of all that is bundled into it, and bundles nothing else', () => {
  const program = join(CHECKOUT, 'dist', 'program');
  const sources = globSync('*.map', { cwd: program }).flatMap((file): string[] => {
    return JSON.parse(readFileSync(join(program, file), 'utf8')).sources;
  });
  const bundled = new Set(
    sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
  );
  expect(bundled).toContain('ink');
  const texts = read('dist', 'program', 'licences.txt');
  for (const name of bundled) {
    expect(packages.find((one) => one.name === name)?.forDevelopment).toBe(false);
    expect(LOOKED_AT).not.toHaveProperty([name]);
    expect(texts).toContain(`\n${name} `);
  }
});
