/** A trial that noticed nothing would find every backup harmless. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { suspiciousCharacter } from './suspicious.ts';
import { type Court, openCourt } from './trial.ts';

const folder = mkdtempSync(join(tmpdir(), 'backroll-test-'));
const court: Court = openCourt({
  script: join(import.meta.dirname, 'bad-child.ts'),
  stepMs: 1000,
});

afterAll(() => {
  court.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function brokenBy(deed: string): Promise<string> {
  const backup = join(folder, deed);
  mkdirSync(backup);
  writeFileSync(join(backup, 'Info.plist'), 'as it was');
  const { broken } = await court.tryBackup(backup);
  return broken.join('\n');
}

describe('a trial notices when the engine', () => {
  test.each([
    ['dies', 'crashed: the process ended with 3 in photos'],
    ['hangs', 'over 1 s in photos'],
    ['grows', 'over 512 MB'],
    ['changes the backup', 'changed the backup: "Info.plist"'],
    ['writes into the backup', 'changed the backup: ".", "Manifest.db-shm"'],
    ['writes beside', 'wrote outside: "one/two/three/four/evil.JPG"'],
    ['leaves a copy', 'left in temp: "copy.db"'],
    ['throws', 'crashed: in photos, TypeError: no'],
    ['colours a message', 'control character U+001B in what photos says'],
  ])('%s', async (deed, said) => {
    expect(await brokenBy(deed)).toContain(said);
  });

  test('does no harm', async () => {
    expect(await brokenBy('does no harm')).toBe('');
  });
});

test.each([
  ['\u001b[2J', 'U+001B'],
  ['a\u0000b', 'U+0000'],
  ['\u009b31m', 'U+009B'],
  ['\u007f', 'U+007F'],
  ['IMG\u202egpj.exe', 'U+202E'],
  ['\u2066', 'U+2066'],
  ['two\nlines', null],
  ['Zoë’s iPhone 📱', null],
])('of %j, %s moves a cursor or turns text', (text, found) => {
  expect(suspiciousCharacter(text)).toBe(found);
});
