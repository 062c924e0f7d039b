import { resolve } from 'node:path';
import { folderError } from '../../backup/output.ts';
import { makePractice } from '../../practice/index.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { print } from '../print.ts';
import { UsageError } from '../usage-error.ts';

/** Makes the practice phone's backups in a folder. */
export async function practiceCommand(
  folder: string,
  options: { json?: boolean; quiet?: boolean },
  { stdout, stderr }: Environment,
): Promise<number> {
  const root = resolve(folder);
  if (!options.quiet && !options.json)
    stderr.write('Making a practice phone. This takes a moment.\n');
  const phone = await makePractice(root).catch((error: NodeJS.ErrnoException) => {
    // Something lies there already, which the message names.
    if (error.code === 'ENOTEMPTY') throw new UsageError(error.message, EXIT.unwritable);
    throw folderError(error, root);
  });
  const { backups, password } = phone;
  if (options.json) {
    await print(stdout, { v: 1, root, backups, password });
    return EXIT.done;
  }
  stdout.write(
    `A practice phone is ready in ${root}\n\n` +
      `  an older, archived backup   ${backups.archived}\n` +
      `  a newer backup              ${backups.latest}\n` +
      `  an encrypted backup         ${backups.encrypted}\n` +
      `  its password                ${password}\n\n` +
      `Try it:  backroll --root "${root}"\n`,
  );
  return EXIT.done;
}
