/** All sound backups. */
import { makeOldTemplates } from './old.ts';
import { makePracticeTemplates } from './practice.ts';
import type { Template } from './template.ts';

/** Writes them below a folder, each in a folder of its name. */
export async function makeTemplates(folder: string): Promise<Template[]> {
  return [...(await makePracticeTemplates(folder)), ...(await makeOldTemplates(folder))];
}
