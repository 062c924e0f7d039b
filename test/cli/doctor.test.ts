import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { CheckResult } from '../../src/doctor/result.ts';
import { run } from './inside.ts';
import { run as runProcess, temporaryFolder } from './program.ts';

const { root, backups, udids } = inject('practice');

const ESC = '\u001b';

interface Document {
  v: number;
  checks: CheckResult[];
  problems: number;
  warnings: number;
}

async function document(args: readonly string[], env = {}): Promise<Document> {
  const { stdout, stderr } = await run(['doctor', ...args, '--json'], { env });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test.concurrent('a line for each check, at 80 columns', async () => {
  const home = temporaryFolder();
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'ps'), '#!/bin/sh\necho init\n', { mode: 0o755 });
  symlinkSync(process.execPath, join(bin, 'node'));
  const env = { HOME: home, PATH: bin };
  const missing = join(home, 'missing');
  const { code, stdout, stderr } = await run(
    ['doctor', '--root', root, '--root', missing, '--to', join(home, 'bin', 'ps')],
    { env },
  );
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).not.toContain(ESC);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  const marks = stdout.match(/^[✓!✗–] {1}\S/gmu) ?? [];
  expect(marks).toHaveLength(19);
  expect(stdout).toMatch(/\n {1}1\. Backup folder: Check the spelling/);
  expect(stdout.indexOf('What to do:')).toBeGreaterThan(stdout.lastIndexOf('\n✓'));
});

test.concurrent('the same as a document that its schema takes', async () => {
  const printed = await run(['schema', 'doctor']);
  const schema = z.fromJSONSchema(JSON.parse(printed.stdout));
  const wrong = join(temporaryFolder(), 'missing');
  for (const args of [['--root', root], ['--root', wrong], []]) {
    const said = await document(args);
    expect(schema.safeParse(said).error?.issues).toBeUndefined();
    const amount = (wanted: string) => said.checks.filter(({ state }) => state === wanted).length;
    expect([said.problems, said.warnings]).toEqual([amount('problem'), amount('warning')]);
    for (const { state, fix } of said.checks) {
      expect(fix === null).toBe(state === 'ok' || state === 'skipped');
    }
    expect(new Set(said.checks.map(({ id }) => id)).size).toBe(said.checks.length);
  }
});

test.concurrent('0 with warnings alone, 1 with a problem', async () => {
  const empty = temporaryFolder();
  expect(await run(['doctor', '--root', empty])).toMatchObject({ code: 0 });
  expect((await document(['--root', empty])).warnings).toBeGreaterThan(0);
  const inside = ['--backup-to', join(backups.latest, 'copies')];
  const { code, stdout } = await run(['doctor', '--root', root, ...inside, '--quiet']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✗ Copies go to {2}/m);
  expect(stdout).not.toMatch(/^[✓–]/m);
});

test.concurrent('no name, no number of a phone, and no account in it', async () => {
  const folder = join(temporaryFolder(), udids.current);
  symlinkSync(backups.latest, folder);
  const args = ['doctor', '--root', folder, '--root', root, '--root', '/home/robin/Backup'];
  const human = await run(args);
  const machine = await run([...args, '--json']);
  const serials = [/F\dK[A-Z0-9]{7,}/, /\b35\d{13}\b/];
  for (const { stdout, stderr } of [human, machine]) {
    expect(stdout).toContain('<udid>');
    for (const planted of [udids.current, udids.older, 'Robin', 'robin', '@']) {
      expect(stdout + stderr).not.toContain(planted);
    }
    for (const serial of serials) expect(stdout).not.toMatch(serial);
  }
});

test.concurrent('colour on marks alone, and only where it is wanted; ASCII in LANG=C', async () => {
  const args = ['doctor', '--root', root];
  const coloured = await runProcess(args, { env: { FORCE_COLOR: '1' } });
  expect(coloured.stdout).toContain(`${ESC}[32m✓${ESC}[0m Program`);
  const text = coloured.stdout.replaceAll(new RegExp(`${ESC}\\[[\\d;]+m.${ESC}\\[0m`, 'gu'), '');
  expect(text).not.toContain(ESC);
  for (const plain of [
    await runProcess(args, { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }),
    await runProcess([...args, '--no-color'], { env: { FORCE_COLOR: '1' } }),
  ]) {
    expect(plain.stdout).not.toContain(ESC);
  }
  const ascii = await run(args, { env: { LANG: 'C' } });
  expect(ascii.stdout).toMatch(/^[+!x-] Program/);
  expect([...ascii.stdout].every((sign) => sign.charCodeAt(0) < 127)).toBe(true);
});

test.concurrent('own rights, crash files and leftovers, with what puts them right', async () => {
  const home = temporaryFolder();
  const state = join(home, 'state', 'backroll');
  mkdirSync(state, { recursive: true });
  chmodSync(state, 0o755);
  writeFileSync(join(state, 'crash-2026-11-22T10-00-00-000Z.txt'), 'backroll crash');
  mkdirSync(join(home, 'tmp', 'backroll-2147483647-0-abcdef'), { recursive: true, mode: 0o700 });
  const { stdout } = await runProcess(['doctor', '--root', root, '--quiet'], {
    env: { HOME: home },
  });
  const said = stdout.replaceAll(/\s+/g, ' ');
  expect(said).toMatch(
    /! Temporary files .* killed: 1 folder\. ! Own folder .* 2 files and folders/,
  );
  expect(said).toContain('Own folder: Close it to others: chmod -R go-rwx ~/state/backroll');
  expect(said).toMatch(/! Crash files 1 file in ~\/state\/backroll, the newest of/);
});
