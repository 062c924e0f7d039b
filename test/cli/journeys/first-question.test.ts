import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../journey.ts';
import { RECORDER, sourcesLoaded } from '../loaded.ts';
import { temporaryFolder } from '../program.ts';
import { CTRL_C, Terminal } from '../terminal.ts';

test('the first question waits for nothing that is needed later', async () => {
  const file = join(temporaryFolder(), 'modules');
  const home = temporaryFolder();
  const launch = `node=$1; shift; exec "$node" --import "${RECORDER}" "$@"`;
  const terminal = new Terminal(['--root', home], { home, launch }, { LOADED_MODULES: file });
  await terminal.sees(asked('whose-phone'));
  const loaded = sourcesLoaded(file).split('\n');
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(loaded.filter((url) => url.includes('/node_modules/ink/'))).not.toEqual([]);
  const late =
    /\/node_modules\/(zod|yaml|plist|bplist-parser|better-sqlite3|heic-decode|jpeg-js|pngjs|piexif-ts|sixel)\/|\/src\/(pages|practice)\//;
  expect(loaded.filter((url) => late.test(url))).toEqual([]);
});
