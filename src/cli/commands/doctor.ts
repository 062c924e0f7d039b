import { runChecks } from '../../doctor/run-checks.ts';
import { colourDepth } from '../../terminal/pictures/colour-depth.ts';
import { chooseSymbols } from '../../terminal/symbols.ts';
import { doctorInput } from '../doctor-input.ts';
import { amounts, coloured, linesOf, type Sheet } from '../doctor-lines.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { type PlaceOptions, placesOf } from '../places.ts';
import { printResult } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { stoppable } from '../signals.ts';

export interface DoctorOptions extends PlaceOptions {
  json?: boolean;
  quiet?: boolean;
  color?: boolean;
}

/** Checks this computer. A problem is a failure, a warning is not. */
export async function doctorCommand(options: DoctorOptions, from: Environment): Promise<number> {
  const line = await progressLine(from, options.quiet === true || options.json === true);
  const work = async (signal: AbortSignal) => {
    const input = doctorInput(from, placesOf(options, from));
    const watch = { signal, onProgress: line.show };
    const checks = await runChecks(null, { ...input, watch });
    line.clear();
    const { problems, warnings } = amounts(checks);
    if (options.json) await printResult(from, { v: 1, checks, problems, warnings });
    else {
      const lines = linesOf(checks, sheetOf(options, from), options.quiet === true);
      if (lines.length > 0) from.stdout.write(`${lines.join('\n')}\n`);
    }
    return problems > 0 ? EXIT.failed : EXIT.done;
  };
  return stoppable(work).finally(line.clear);
}

function sheetOf({ color }: DoctorOptions, { stdout, env, platform }: Environment): Sheet {
  // A pipe takes colours only where somebody insists on them.
  const forced =
    !stdout.isTTY && /^(?:|true|[1-3])$/.test(env.FORCE_COLOR ?? 'no') && !env.NO_COLOR;
  const isColoured = color !== false && (forced || colourDepth(env, stdout) > 1);
  return {
    columns: stdout.columns ?? 80,
    symbols: chooseSymbols(env, platform),
    paint: isColoured ? coloured : (mark) => mark,
  };
}
