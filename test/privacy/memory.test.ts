/** Keys are in memory for no longer than they are needed: all that a process remembers is looked through. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, inject, onTestFinished, test } from 'vitest';
import { asked, choose, intoBackup, play, TO_THE_BACKUPS, type } from '../cli/journey.ts';
import { temporaryFolder } from '../cli/program.ts';
import { CTRL_C, Terminal } from '../cli/terminal.ts';
import { memoryOf } from './processes.ts';
import { type Secrets, secretsOf } from './secrets.ts';

const { root, backups, password } = inject('practice');
const CHILD = join(import.meta.dirname, 'memory-child.ts');
/** The password stays behind: it is a string, and nobody can wipe one. */
const { password: _, ...KEYS } = await secretsOf(backups.encrypted, password);
const CLASS_KEYS = Object.keys(KEYS).filter((name) => name.startsWith('class '));
const isLinux = process.platform === 'linux';
const HALF = 16;

/**
 * Which keys a process remembers, in whole or by one of their halves, as ciphers keep them. Whoever makes room for a
 * key puts it where a word of four bytes begins, so only there is one looked for.
 */
function remembered(pid: number, keys: Secrets): string[] {
  const halves = Object.entries(keys).flatMap(([name, key]) =>
    [key.subarray(0, HALF), key.subarray(-HALF)].map((half) => ({ name, half })),
  );
  const byWord = Map.groupBy(halves, ({ half }) => half.readUInt32LE(0));
  // Most words are ruled out by half of their bits, without a look into the map.
  const isLikely = new Uint8Array(0x10000);
  for (const word of byWord.keys()) isLikely[word & 0xffff] = 1;
  const found = new Set<string>();
  for (const piece of memoryOf(pid, HALF)) {
    const words = new Uint32Array(piece.buffer, piece.byteOffset, piece.length >> 2);
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? 0;
      if (isLikely[word & 0xffff] === 0) continue;
      for (const { name, half } of byWord.get(word) ?? []) {
        if (piece.subarray(at * 4, at * 4 + HALF).equals(half)) found.add(name);
      }
    }
  }
  return [...found].sort();
}

test.runIf(isLinux)(
  'the engine: class keys while a backup is open, and no key once it is closed',
  async () => {
    const child = spawn(process.execPath, [CHILD, backups.encrypted, temporaryFolder()], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const { pid = 0 } = child;
    child.stdin.end(password);
    const lines = createInterface(child.stdout);
    expect(await once(lines, 'line')).toEqual(['open']);
    expect(remembered(pid, KEYS)).toEqual(CLASS_KEYS.toSorted());
    child.kill('SIGUSR2');
    expect(await once(lines, 'line')).toEqual(['closed']);
    expect(remembered(pid, KEYS)).toEqual([]);
  },
);

test.runIf(isLinux)(
  'the wizard: no key once another backup is looked into, and Back asks for the password',
  async () => {
    const terminal = new Terminal(['--root', root], { home: temporaryFolder() });
    await play(terminal, [
      ...TO_THE_BACKUPS,
      ...intoBackup('2'),
      type('password', password),
      [asked('photos'), '\t\r'],
      choose('not-in-this-backup', 'other-backup'),
      ...intoBackup('1'),
    ]);
    await terminal.sees(asked('photos'));
    expect(remembered(terminal.pid, KEYS)).toEqual([]);
    await play(terminal, [
      [asked('photos'), 'b'],
      [asked('how'), 'b'],
      [asked('protect'), 'b'],
      [asked('backup'), 'b'],
      [asked('password'), CTRL_C],
    ]);
    expect(await terminal.ended()).toBe(130);
  },
);
