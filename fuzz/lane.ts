/** Tries cases one after the other, on copies of the templates of its own. */
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openCourt, type Trial, type TrialOptions } from '../test/hostile/trial.ts';
import { type Case, caseOf } from './case.ts';
import type { Template, TemplateFile } from './templates/template.ts';

export interface Tried {
  made: Case;
  trial: Trial;
}

export interface Lane {
  /** @param program whether the program itself is run, too. */
  tryCase(seed: number, number: number, program: boolean): Promise<Tried>;
  /** Makes a case and leaves it in a folder, to be looked at. */
  keep(seed: number, number: number, folder: string): Case;
  stop(): void;
}

/** Whatever else may be wrong, the disk is sound: an error that blames it hides one of ours. */
const BLAMES_DISK = new Set(['read-failed', 'output-unwritable', 'disk-full']);
const PICTURES = new Set(['jpeg', 'png', 'heic', 'movie', 'raw']);
/** Of a case that is not about pictures. */
const FEW_PICTURES = 2;

/**
 * @param source folder of the templates; each lies below it, in a folder of its own name.
 * @param own folder for this lane's copies.
 */
export function makeLane(source: string, own: string, templates: readonly Template[]): Lane {
  const court = openCourt();
  const refresh = ({ name }: Template) => {
    rmSync(join(own, name), { recursive: true, force: true });
    cpSync(join(source, name), join(own, name), { recursive: true, preserveTimestamps: true });
  };
  mkdirSync(own, { recursive: true });
  for (const template of templates) refresh(template);
  const sound = new Map<string, Buffer>();
  const read = (template: Template, { stored }: Pick<TemplateFile, 'stored'>) => {
    const path = join(template.name, template.folder, stored);
    const known = sound.get(path) ?? readFileSync(join(source, path));
    sound.set(path, known);
    return known;
  };
  const put = (template: Template, file: string, bytes: Buffer) =>
    overwrite(join(own, template.name, template.folder, file), bytes);

  return {
    async tryCase(seed, number, program) {
      const made = caseOf(seed, number, templates, read);
      const { template, file, bytes, random, target } = made;
      put(template, file, bytes);
      const options: TrialOptions = {
        password: template.password,
        jpeg: random.chance(target === 'heic' ? 0.5 : 0.05),
        program,
        ...(!PICTURES.has(target) && { pictures: FEW_PICTURES }),
      };
      const trial = await court.tryBackup(join(own, template.name), options);
      trial.broken.push(...falseBlame(trial));
      if (trial.broken.length > 0) refresh(template);
      else put(template, file, read(template, { stored: file }));
      return { made, trial };
    },
    keep(seed, number, folder) {
      const made = caseOf(seed, number, templates, read);
      const { name, folder: inner } = made.template;
      cpSync(join(source, name), folder, { recursive: true, preserveTimestamps: true });
      overwrite(join(folder, inner, made.file), made.bytes);
      return made;
    },
    stop: () => court.stop(),
  };
}

/** Keeps the file's time: a backup that changed a moment ago counts as being made. */
function overwrite(path: string, bytes: Buffer): void {
  const { atime, mtime } = statSync(path);
  writeFileSync(path, bytes);
  utimesSync(path, atime, mtime);
}

function falseBlame({ steps, problems }: Trial): string[] {
  const told = [...steps, ...problems].filter(({ code }) => code !== null && BLAMES_DISK.has(code));
  return told.map(({ step, code, message }) => `blames the disk: ${code} in ${step}: ${message}`);
}
