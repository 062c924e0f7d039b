import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backroll, measure } from '../measure.ts';
import { built, CTRL_C, FIRST_QUESTION, openScreen, sees } from '../screen.ts';
import { inWords, quantile } from '../times.ts';
import type { Look } from './bench.ts';

const TURNS = 15;
/** So that what is compiled lies in the caches of both. */
const WARM_UP = 3;

/** An Ink program that shows one line, and is otherwise started as backroll starts its own. */
const EMPTY = {
  'launch.js': `import module from 'node:module';
process.env.NODE_ENV ??= 'production';
module.enableCompileCache?.();
await import('./show.js');
`,
  'show.js': `import { render, Text, useApp, useInput } from 'ink';
import { createElement } from 'react';
import { KeyStream } from ${JSON.stringify(built('dist/terminal/key-stream.js'))};
function Empty() {
  const { exit } = useApp();
  useInput((_text, key) => key.ctrl && exit());
  return createElement(Text, null, 'Nothing is asked here.');
}
const keys = new KeyStream(process.stdin, () => app.waitUntilRenderFlush());
keys.setRawMode(true);
const app = render(createElement(Empty), {
  stdin: keys,
  stdout: process.stdout,
  interactive: true,
  exitOnCtrlC: false,
  patchConsole: true,
  maxFps: 20,
  incrementalRendering: false,
});
`,
  'package.json': '{"type": "module"}\n',
};

/** From the start to the first question on the screen, beside an Ink program that asks nothing. */
export const firstFrame: Look = {
  name: 'first frame',
  async run(folder) {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    for (const [name, text] of Object.entries(EMPTY)) await writeFile(join(empty, name), text);
    await symlink(built('node_modules'), join(empty, 'node_modules'));
    const noBackups = join(folder, 'none');
    await mkdir(noBackups);
    const sides = [
      { args: [built('bin/backroll.js'), '--root', noBackups], text: FIRST_QUESTION },
      { args: [join(empty, 'launch.js')], text: 'Nothing is asked here.' },
    ].map((side) => ({ ...side, taken: [] as number[] }));
    const commands = ['--help', '--version'].map((option) => ({ option, taken: [] as number[] }));
    for (let turn = -WARM_UP; turn < TURNS; turn += 1) {
      for (const { args, text, taken } of sides) {
        const milliseconds = await untilShown(args, text, folder);
        if (turn >= 0) taken.push(milliseconds);
      }
      for (const { option, taken } of commands) {
        const { seconds } = await measure(backroll(option));
        if (turn >= 0) taken.push(seconds * 1000);
      }
    }
    const [ours, theirs] = sides.map(({ taken }) => taken);
    if (ours === undefined || theirs === undefined) throw new Error('nothing was measured');
    const ratio = (quantile(ours, 0.5) / quantile(theirs, 0.5)).toFixed(2);
    return [
      `medians of ${TURNS}, in turn`,
      `backroll ${inWords(ours)}, an Ink program that asks nothing ${inWords(theirs)}`,
      `ratio ${ratio}, aim 1.3`,
      ...commands.map(({ option, taken }) => `${option} ${inWords(taken)}`),
    ];
  },
};

async function untilShown(args: readonly string[], text: string, home: string): Promise<number> {
  const started = performance.now();
  const screen = await openScreen(args, home);
  await sees(screen, text);
  const shown = performance.now();
  // Ended as a person ends it, or Node would not keep what it compiled.
  screen.press(CTRL_C);
  await screen.ended;
  return shown - started;
}
