import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backroll, measure } from '../measure.ts';
import { built, CTRL_C, FIRST_QUESTION, inCheckout, openScreen, sees } from '../screen.ts';
import { inWords, quantile } from '../times.ts';
import type { Look } from './bench.ts';

const TURNS = 15;
/** So that what is compiled lies in the caches of both. */
const WARM_UP = 3;

/** From the start to the first question on the screen, beside an Ink program that asks nothing. */
export const firstFrame: Look = {
  name: 'first frame',
  async run(folder) {
    const noBackups = join(folder, 'none');
    await mkdir(noBackups);
    const empty = 'Nothing is asked here.';
    const sides = [
      { args: [inCheckout('bin/backroll.js'), '--root', noBackups], text: FIRST_QUESTION },
      { args: [inCheckout('bench/empty-screen.ts')], text: empty },
      { args: [await built('empty-screen')], text: empty },
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
    const [ours = 0, theirs = 0, bundled = 0] = sides.map(({ taken }) => quantile(taken, 0.5));
    const [wizard, plain, packed] = sides.map(({ taken }) => inWords(taken));
    return [
      `medians of ${TURNS}, in turn`,
      `backroll ${wizard}; an Ink program that asks nothing ${plain}, bundled ${packed}`,
      `ratio ${(ours / theirs).toFixed(2)}, to the bundled one ${(ours / bundled).toFixed(2)}; aim 1.3`,
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
