import { answersTemplate } from '../../cases/template.ts';
import { type Computer, newCase } from '../../flows/case.ts';
import { branchTitle, situationOf, wordingOf } from '../../guidance/index.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { computerOf, type Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { writeNewFile } from '../new-file.ts';

export interface NewAnswersOptions {
  technician?: boolean;
  computer?: Computer;
  to?: string;
}

/** Writes an answers file with every question of the tree, each commented out. */
export async function newAnswersCommand(
  { technician = false, computer, to }: NewAnswersOptions,
  from: Environment,
): Promise<number> {
  const known = newCase(computer ?? computerOf(from.platform), new Date().toISOString(), {
    technician,
  });
  const template = answersTemplate(known, {
    ofBranch: branchTitle,
    ofStep: (step) => {
      const situation = situationOf(known, step);
      // Nothing was said yet; a question about what was said before is put in general.
      const values = { place: 'that place', ...situation.values };
      const { question, answers } = wordingOf(step, { ...situation, values });
      const labels = Object.entries(answers).map(([id, one]) => [id, one?.label ?? id] as const);
      return { question, labels: new Map(labels) };
    },
  });
  if (to === undefined) from.stdout.write(template);
  else from.stderr.write(`${safeText(await writeNewFile(to, template))}\n`);
  return EXIT.done;
}
