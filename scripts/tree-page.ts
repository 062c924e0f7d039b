/** The pages that show the decision tree, made from the tree itself. */
import { drawBranches, drawSteps } from '../src/cli/flow-drawing.ts';
import { mermaid } from '../src/cli/flow-mermaid.ts';
import { flowDocument } from '../src/flows/document.ts';
import { BRANCHES } from '../src/flows/steps.ts';
import { branchTitle } from '../src/guidance/index.ts';

const flow = flowDocument();

const block = (picture: string) => `\`\`\`mermaid\n${picture}\`\`\``;

const INTRODUCTION = `# The decision tree, step by step

Drawn from the program by \`npm run tree\`; a test holds both together.

- A box is a question, a box with a double edge is something backroll does, a rounded one is an ending. A diamond is a
  crossing: nobody is asked there.
- An arrow is named after the answer, or after how a job ended, and then the \`[gate]\` that must be open. The ways of
  one answer are tried in their order.
- Red can lose data, and is reached only through its gates. Dashed is a way in from another branch, or out to one.
- Back and Stop are the same at every step and not drawn: Back leads to the question answered last, unless something
  was written since; Stop leads to the ending \`stopped\`.`;

/** The page with a picture of each branch. */
export function treePage(): string {
  const chapters = BRANCHES.map(
    (branch) => `## ${branchTitle(branch)}\n\n${block(mermaid(drawSteps(flow, [branch])))}`,
  );
  return `${[INTRODUCTION, ...chapters].join('\n\n')}\n`;
}

/** A page with its Mermaid picture replaced by the one of all branches; throws where there is not exactly one. */
export function withOverview(page: string): string {
  const pictures = /```mermaid\n[^`]*```/g;
  if (page.match(pictures)?.length !== 1) throw new RangeError('not exactly one Mermaid picture');
  return page.replace(pictures, () => block(mermaid(drawBranches(flow))));
}
