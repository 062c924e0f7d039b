import type { Photo } from '../backup/types.ts';
import { photoInWords } from '../guidance/index.ts';
import { type SafeText, safeText } from '../terminal/safe-text.ts';
import { chooseSymbols } from '../terminal/symbols.ts';
import type { Environment } from './environment.ts';

/** A photo in one line of a list, in signs that this terminal has. */
export function photoLine(
  photo: Photo,
  { env, platform }: Pick<Environment, 'env' | 'platform'>,
): SafeText {
  const { name, taken, detail } = photoInWords(photo);
  const line = safeText(`${photo.id}  ${taken}  ${name}  ${detail}`);
  return chooseSymbols(env, platform).spell(line);
}
