/** Completion in the shells themselves: they parse the scripts, and offer what the program takes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { describe, expect, test } from 'vitest';
import { type CommandEntry, commandLine, everyCommand } from '../../src/cli/command-line.ts';
import { realEnvironment } from '../../src/cli/environment.ts';
import { program } from '../../src/cli/program.ts';
import { SCHEMA_NAMES } from '../../src/cli/schema-names.ts';
import { SCHEMAS } from '../../src/cli/schemas.ts';
import { atTheEnd } from '../endings.ts';
import { run } from './inside.ts';
import { LAUNCHER, personalEnvironment, temporaryFolder } from './program.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];
const isHere = (shell: Shell) => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const CASE = '2026-11-22-k7qm';

/** A person's home with one saved case, and the program in the path of their shell. */
function home(): { folder: string; env: Record<string, string> } {
  const folder = temporaryFolder();
  const env = personalEnvironment(folder);
  const cases = join(folder, 'state', 'backroll', 'cases');
  const bin = join(folder, 'bin');
  for (const one of [cases, bin, join(folder, 'Photos of May')])
    mkdirSync(one, { recursive: true });
  writeFileSync(join(cases, `${CASE}.json`), '');
  writeFileSync(join(folder, 'Phone.json'), '');
  const launch = `#!/bin/sh\nexec '${process.execPath}' '${LAUNCHER}' "$@"\n`;
  writeFileSync(join(bin, 'backroll'), launch, { mode: 0o755 });
  return { folder, env: { ...env, PATH: `${bin}:${env.PATH}` } };
}

async function script(shell: Shell): Promise<string> {
  const { code, stdout, stderr } = await run(['completion', shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** What is offered for the last word of a line; bash gets its words as it takes them apart. */
const OFFERED: Readonly<Record<'bash' | 'fish', (line: string) => string>> = {
  bash: (line) => `COMP_WORDS=(${line.replace('=', ' = ').replace(/ $/, " ''")})
    COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _backroll backroll; printf '%s\\n' "\${COMPREPLY[@]}"`,
  fish: (line) => `complete -C '${line}' | string replace -r '\\t.*' ''`,
};

const LINES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['backroll s', ['scan', 'schema']],
  ['backroll extract --la', ['--layout']],
  ['backroll extract --layout ', ['flat', 'by-date']],
  ['backroll --root /nowhere photos --ki', ['--kind']],
  ['backroll photos --kind photo --kind s', ['screenshot']],
  ['backroll case ', ['delete', 'export', 'import', 'list', 'show']],
  ['backroll case show ', [CASE]],
  ['backroll case delete --ended 2', [CASE]],
  ['backroll --resume ', [CASE]],
  ['backroll report ', [CASE]],
  ['backroll report --format h', ['html']],
  ['backroll schema p', ['photos', 'protect']],
  ['backroll flow --branch bin --branch el', ['elsewhere']],
  ['backroll photos --limit ', []],
  ['backroll nothing ', []],
];

describe.each(SHELLS)('%s', (shell) => {
  test.runIf(isHere(shell))('parses the script', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'script');
    writeFileSync(file, await script(shell));
    expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});

describe.each(['bash', 'fish'] as const)('%s offers', (shell) => {
  test.runIf(isHere(shell))('what the program takes there', async () => {
    const { folder, env } = home();
    const file = join(folder, 'script');
    const text = [
      await script(shell),
      ...LINES.map(([line]) => `${OFFERED[shell](line)}\necho ..`),
    ];
    writeFileSync(file, text.join('\n'));
    const said = execFileSync(shell, [file], { cwd: folder, env, encoding: 'utf8' });
    const offered = said.split('..\n').map((one) => one.split('\n').filter((word) => word !== ''));
    expect(LINES.map(([line], index) => [line, offered[index]?.toSorted()])).toEqual(
      LINES.map(([line, words]) => [line, words.toSorted()]),
    );
  });
});

/** Types a line and Tab at a shell's prompt, and waits until it has become what is expected. */
async function completes(shell: Shell, typed: string, becomes: string): Promise<void> {
  const { folder, env } = home();
  const file = join(folder, 'script');
  writeFileSync(file, await script(shell));
  // Spelt in two pieces, so that only the prompt itself is what is waited for.
  const first = {
    bash: `source ${file}; PS1=rea''dy\r`,
    zsh: `autoload -Uz compinit; compinit -u -D; source ${file}; PS1=rea''dy\r`,
    fish: `source ${file}; function fish_prompt; echo -n rea''dy; end\r`,
  };
  const args = { bash: ['--norc', '--noprofile', '-i'], zsh: ['-f', '-i'], fish: ['-N', '-i'] };
  const terminal = spawn(shell, args[shell], { cwd: folder, env, cols: 200, rows: 40 });
  atTheEnd(() => terminal.kill('SIGKILL'));
  let seen = '';
  const waiting = new Set<() => void>();
  terminal.onData((text) => {
    seen += text;
    for (const look of waiting) look();
  });
  const sees = (text: string, from = 0) =>
    expect
      .poll(() => stripVTControlCharacters(seen.slice(from)), { timeout: 15_000, interval: 20 })
      .toContain(text);
  terminal.write(first[shell]);
  await sees('ready');
  const from = seen.length;
  terminal.write(`${typed}\t`);
  await sees(becomes, from);
  terminal.kill('SIGKILL');
}

describe.each([
  ['bash', 'backroll extract --layout b', 'by-date'],
  ['bash', 'backroll extract x --to Ph', 'Photos\\ of\\ May/'],
  ['bash', 'backroll case import Phon', 'Phone.json'],
  ['zsh', 'backroll extract --layout b', 'by-date'],
  ['zsh', 'backroll case show 2', CASE],
  ['zsh', 'backroll extract x --to Ph', 'Photos\\ of\\ May/'],
  ['fish', 'backroll case show 2', CASE],
  ['fish', 'backroll extract --layout b', 'by-date'],
] as const)('%s at its prompt', (shell, typed, becomes) => {
  test
    .runIf(isHere(shell))
    .concurrent(`${typed} → ${becomes}`, () => completes(shell, typed, becomes));
});

test('every command, option and choice of the program is in each script, and no hidden one', async () => {
  const scripts = await Promise.all(SHELLS.map(script));
  const every = everyCommand(commandLine(program(realEnvironment(), () => {})));
  const words = every.flatMap(({ path, options, args }: CommandEntry) => [
    ...path,
    ...options.map(({ long }) => long.slice(2)),
    ...[...args, ...options.map(({ value }) => value)].flatMap((one) => one?.choices ?? []),
  ]);
  expect(words).toEqual(expect.arrayContaining(['scan', 'missing-from', 'by-date', 'elsewhere']));
  for (const text of scripts) {
    expect([...new Set(words)].filter((word) => !text.includes(word))).toEqual([]);
    expect(text).not.toContain('no-technician');
  }
});

test('the documents that can be asked for are those that have a schema', () => {
  expect(Object.keys(SCHEMAS)).toEqual([...SCHEMA_NAMES]);
});

test('cases are found by their names alone, and a folder that is not there has none', async () => {
  const { env } = home();
  expect(await run(['__complete', 'cases'], { env })).toEqual({
    code: 0,
    stdout: `${CASE}\n`,
    stderr: '',
  });
  expect(await run(['__complete', 'cases'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('a shell that is not known: 2, and those that are', async () => {
  const { code, stderr } = await run(['completion', 'csh']);
  expect(code).toBe(2);
  expect(stderr).toContain('bash, zsh, fish');
});
