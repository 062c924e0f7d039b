import { type FlowDocument, flowDocument } from '../../flows/document.ts';
import { BRANCHES, type Branch } from '../../flows/steps.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { dot } from '../flow-dot.ts';
import { type Drawing, drawBranches, drawSteps } from '../flow-drawing.ts';
import { mermaid } from '../flow-mermaid.ts';
import { print } from '../print.ts';
import { UsageError } from '../usage-error.ts';

export interface FlowOptions {
  format: 'mermaid' | 'dot' | 'json';
  json?: boolean;
  branch?: string[];
  overview?: boolean;
}

/** Prints the decision tree. */
export async function flowCommand(options: FlowOptions, { stdout }: Environment): Promise<number> {
  const { format, json, branch, overview } = options;
  const flow = flowDocument();
  if (json || format === 'json') {
    if (branch || overview) {
      throw new UsageError('JSON is always the whole tree: leave out --branch and --overview.');
    }
    await print(stdout, { ...flow });
    return EXIT.done;
  }
  const picture = drawing(flow, options);
  stdout.write(format === 'dot' ? dot(picture) : mermaid(picture));
  return EXIT.done;
}

function drawing(flow: FlowDocument, { branch = [], overview }: FlowOptions): Drawing {
  if (overview) {
    if (branch.length > 0) throw new UsageError('Choose --overview or --branch, not both.');
    return drawBranches(flow);
  }
  const unknown = branch.find((name) => !isBranch(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no branch "${unknown}". Branches are: ${BRANCHES.join(', ')}.`);
  }
  return drawSteps(flow, branch.length > 0 ? branch.filter(isBranch) : BRANCHES);
}

function isBranch(name: string): name is Branch {
  return BRANCHES.some((branch) => branch === name);
}
