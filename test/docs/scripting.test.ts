/** The examples of docs/scripting.md, run in their order as they stand there: what they print is what stands below. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { CHECKOUT, LAUNCHER, personalEnvironment, temporaryFolder } from '../cli/program.ts';
import { filesIn, sha256 } from '../cli/tree.ts';

const PAGE = readFileSync(join(CHECKOUT, 'docs', 'scripting.md'), 'utf8');
const BLOCK = /^```(\w+) test\n(.*?)^```$/gms;
/** What a block prints stands right below it, with at most a sentence between. */
const PRINTS = /^\n(?:[^\n`#]+\n\n)?```text\n(.*?)^```$/ms;

interface Example {
  language: string;
  code: string;
  prints: string;
}

const examples: Example[] = [...PAGE.matchAll(BLOCK)].map((found) => {
  const [whole, language = '', code = ''] = found;
  const below = PAGE.slice(found.index + whole.length + 1);
  const prints = PRINTS.exec(below);
  return { language, code, prints: prints?.index === 0 ? (prints[1] ?? '') : '' };
});

const PROGRAMS: Record<string, { program: string; extension: string }> = {
  sh: { program: 'sh', extension: 'sh' },
  js: { program: process.execPath, extension: 'mjs' },
  python: { program: 'python3', extension: 'py' },
};

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** A folder with the examples, and with a `backroll` and a `node` to call by name. */
function desk() {
  const folder = temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const shim = (name: string, command: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  shim('backroll', `"${process.execPath}" "${LAUNCHER}"`);
  shim('node', `"${process.execPath}"`);
  cpSync(join(CHECKOUT, 'examples'), join(folder, 'examples'), { recursive: true });
  const env = personalEnvironment(folder);
  return { folder, env: { ...env, PATH: `${bin}${delimiter}${env.PATH}` } };
}

test('every example of every language was found', () => {
  const languages = examples.map(({ language }) => language);
  expect(languages.filter((one) => one === 'sh').length).toBeGreaterThan(5);
  expect(new Set(languages)).toEqual(new Set(Object.keys(PROGRAMS)));
  expect(examples.length).toBe(PAGE.split('\n').filter((line) => line.endsWith(' test')).length);
  expect(examples.filter(({ prints }) => prints !== '').length).toBe(
    PAGE.split('```text').length - 1,
  );
});

test.runIf(process.platform !== 'win32')(
  'they print what the page says',
  async () => {
    const { folder, env } = desk();
    for (const [at, { language, code, prints }] of examples.entries()) {
      if (language === 'python' && !hasPython) continue;
      const { program = '', extension = '' } = PROGRAMS[language] ?? {};
      const file = join(folder, `example-${at}.${extension}`);
      writeFileSync(file, code);
      const child = spawn(program, [file], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      const ended = new Promise((resolve) => child.on('close', resolve));
      const [stdout, stderr, exit] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        ended,
      ]);
      expect({ code, stdout, stderr, exit }).toEqual({ code, stdout: prints, stderr: '', exit: 0 });
    }
    const [made, tests] = [filesBelow(join(folder, 'phone')), filesBelow(inject('practice').root)];
    expect(tests.size).toBeGreaterThan(100);
    expect(made, 'the practice phone is the same wherever it is made').toEqual(tests);
  },
  120_000,
);

/** Every file with its time and content, but for the keybags: the tests' phone takes fewer rounds to its keys. */
function filesBelow(root: string): Map<string, string> {
  const files = filesIn(root).filter((path) => basename(path) !== 'Manifest.plist');
  return new Map(
    files.map((path) => [relative(root, path), `${statSync(path).mtimeMs} ${sha256(path)}`]),
  );
}
