import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../journey.ts';
import { CHECKOUT, temporaryFolder } from '../program.ts';
import { CTRL_C, Terminal } from '../terminal.ts';

const WATCH = join(CHECKOUT, 'test', 'cli', 'loaded-modules.ts');

function loadedIn(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

test('the first question waits for nothing that is needed later', async () => {
  const file = join(temporaryFolder(), 'modules');
  const home = temporaryFolder();
  const launch = `node=$1; shift; exec "$node" --import "${WATCH}" "$@"`;
  const terminal = new Terminal(['--root', home], { home, launch }, { LOADED_MODULES: file });
  await terminal.sees(asked('whose-phone'));
  const loaded = loadedIn(file);
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(loaded.filter((url) => url.includes('/node_modules/ink/'))).not.toEqual([]);
  const late =
    /\/node_modules\/(zod|yaml|plist|bplist-parser|better-sqlite3|heic-decode|jpeg-js|pngjs|piexif-ts|sixel)\/|\/dist\/(sheet|practice)\//;
  expect(loaded.filter((url) => late.test(url))).toEqual([]);
});
