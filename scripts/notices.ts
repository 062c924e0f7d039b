/** The licences of what is bundled: whoever gets the program gets their texts with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
const LICENCE_FILE = /^(?:licen[cs]e|copying)\b/i;

/**
 * @param modules the files that were bundled.
 * @returns for each package among them its name, version and licence text.
 */
export function noticesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((file) => FOLDER.exec(file)?.[0] ?? []));
  return [...folders].sort().map(notice).join('\n');
}

function notice(folder: string): string {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const by = typeof author === 'string' ? author : author?.name;
  const said = texts.length > 0 ? texts : [`The package has no licence text of its own. By ${by}.`];
  return [`${'='.repeat(78)}\n${name} ${version}, ${license}\n`, ...said, ''].join('\n');
}
