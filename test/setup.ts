/**
 * Before any test: the suite needs the Node that the program needs, and one practice phone that
 * all tests read. It lies in a temporary folder, read by many and changed by none: after the last test it is looked at.
 */
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makePractice, type PracticePhone } from '../src/practice/index.ts';
import { standing } from './folders.ts';

declare module 'vitest' {
  interface ProvidedContext {
    practice: PracticePhone;
  }
}

/**
 * Linux keeps these files in memory: a disk is slow to give out again what was just removed, and the tests make and
 * remove files all the time. `TMPDIR=/tmp npm test` goes to the disk.
 */
const MEMORY = '/dev/shm';
const NEEDED_BYTES = 1024 ** 3;

async function hasRoom(folder: string): Promise<boolean> {
  const room = await statfs(folder).catch(() => null);
  return room !== null && room.bavail * room.bsize > NEEDED_BYTES;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 13)) {
    throw new Error(
      `the tests need Node 22.13 or newer, this is ${process.versions.node}: run "npm test"`,
    );
  }
  const memory = process.env.TMPDIR === undefined && (await hasRoom(MEMORY));
  const folder = await mkdtemp(join(memory ? MEMORY : tmpdir(), 'backroll-'));
  // Some tests run the program as somebody else.
  await chmod(folder, 0o755);
  // Inherited by all workers, and what they run.
  if (memory) process.env.TMPDIR = folder;
  // Compiled once for all workers, their threads, and every run of the program.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  // Few rounds: how long a real unlock takes is not what the tests look at.
  const phone = await makePractice(join(folder, 'phone'), { rounds: 1000 });
  project.provide('practice', phone);
  const before = standing(phone.root);
  return async () => {
    const after = standing(phone.root);
    // A worker that is just ending may still add to what was compiled.
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    const changed = after.find((line, at) => line !== before[at]) ?? before[after.length];
    if (changed !== undefined) throw new Error(`a test changed the practice phone: ${changed}`);
  };
}
