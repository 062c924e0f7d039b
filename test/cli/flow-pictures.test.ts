import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { treePage, withOverview } from '../../scripts/tree-page.ts';
import { dot } from '../../src/cli/flow-dot.ts';
import { type Drawing, drawBranches, drawSteps } from '../../src/cli/flow-drawing.ts';
import { mermaid } from '../../src/cli/flow-mermaid.ts';
import { flowDocument } from '../../src/flows/document.ts';
import { BRANCHES } from '../../src/flows/steps.ts';

const flow = flowDocument();
const WHOLE = drawSteps(flow, BRANCHES);
const PICTURES: [string, Drawing][] = [
  ['the whole tree', WHOLE],
  ['all branches', drawBranches(flow)],
  ...BRANCHES.map((branch): [string, Drawing] => [branch, drawSteps(flow, [branch])]),
];

/** Texts that a picture language could take for its own. */
const HOSTILE = 'a "b" \\ #quot; <c> [d] {e} (f) |g| --> `h` & end; %% i';
const hostile: Drawing = {
  direction: 'LR',
  groups: [
    {
      id: 'bin',
      title: HOSTILE,
      nodes: [{ id: 'one', label: [HOSTILE, HOSTILE], shape: 'crossing', look: 'plain' }],
    },
  ],
  nodes: [{ id: 'two', label: [HOSTILE], shape: 'busy', look: 'elsewhere' }],
  arrows: [{ from: 'one', to: 'two', label: [HOSTILE] }],
};

describe('Mermaid', () => {
  const ID = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
  const TEXT = '"(?:[^"#<>&`\\\\\\n]|#\\d+;|<br/>)+"';
  const LINES = [
    'flowchart (?:TD|LR)',
    ` {2}subgraph branch-${ID}\\[${TEXT}\\]`,
    ` {2}(?: {2})?${ID}(?:\\[${TEXT}\\]|\\[\\[${TEXT}\\]\\]|\\{${TEXT}\\}|\\(\\[${TEXT}\\]\\)|\\(${TEXT}\\))`,
    ' {2}end',
    ` {2}${ID} -->(?:\\|${TEXT}\\|)? ${ID}`,
    ' {2}classDef [a-z]+ [a-z0-9:#,\\- ]+',
    ` {2}class ${ID}(?:,${ID})* [a-z]+`,
  ].map((line) => new RegExp(`^${line}$`));
  /** Words of the language that an id may not begin with. */
  const RESERVED =
    /^(?:end|graph|flowchart|subgraph|style|linkstyle|class|classdef|click|default|direction|href|call)(?:-|$)/;

  const wrongLines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .filter((line) => !LINES.some((known) => known.test(line)));

  test.each([...PICTURES, ['hostile texts', hostile] as const])(
    '%s is well-formed',
    (_, drawing) => {
      const text = mermaid(drawing);
      expect(wrongLines(text)).toEqual([]);
      const ids = [...drawing.groups.flatMap(({ nodes }) => nodes), ...drawing.nodes].map(
        ({ id }) => id,
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => RESERVED.test(id))).toEqual([]);
      for (const { from, to } of drawing.arrows) {
        expect(ids).toContain(from);
        expect(ids).toContain(to);
      }
    },
  );

  test('what is not well-formed is seen', () => {
    expect(wrongLines('flowchart TD\n  a["b"c"]\n  a ->b\n')).toHaveLength(2);
  });

  test('the whole tree is within what Mermaid draws unless it is told otherwise', () => {
    expect(WHOLE.arrows.length).toBeLessThan(500);
    expect(mermaid(WHOLE).length).toBeLessThan(50_000);
  });
});

describe('DOT', () => {
  const graphviz = spawnSync('dot', ['-V']).status === 0;

  test.runIf(graphviz).each([...PICTURES, ['hostile texts', hostile] as const])(
    '%s is drawn by Graphviz',
    (_, drawing) => {
      const { status, stdout, stderr } = spawnSync('dot', ['-Tsvg'], { input: dot(drawing) });
      expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
      const count = (kind: string) => stdout.toString().split(`class="${kind}"`).length - 1;
      const inGroups = drawing.groups.reduce((sum, { nodes }) => sum + nodes.length, 0);
      expect(count('node')).toBe(inGroups + drawing.nodes.length);
      expect(count('edge')).toBe(drawing.arrows.length);
    },
  );

  test.each([...PICTURES, ['hostile texts', hostile] as const])(
    '%s: every text is quoted',
    (_, drawing) => {
      const bare = dot(drawing).replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '');
      expect(bare).not.toMatch(/["\\]/);
    },
  );
});

describe('what is drawn', () => {
  test('every step, and every edge once or merged with others of the same two', () => {
    const drawn = WHOLE.groups.flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect(drawn).toEqual(flow.steps.map(({ id }) => id));
    const pairs = new Set(flow.edges.map(({ from, to }) => `${from} ${to}`));
    expect(new Set(WHOLE.arrows.map(({ from, to }) => `${from} ${to}`))).toEqual(pairs);
    expect(WHOLE.arrows).toHaveLength(pairs.size);
  });

  test('an arrow has at most three labels and says how many more there are', () => {
    const edge = { from: 'phone', to: 'taken', guard: null };
    const on = ['a', 'b', 'c', 'd', 'e'];
    const labels = (count: number) =>
      drawSteps({ ...flow, edges: on.slice(0, count).map((one) => ({ ...edge, on: one })) }, [
        'bin',
      ]).arrows[0]?.label;
    expect(labels(3)).toEqual(['a', 'b', 'c']);
    expect(labels(5)).toEqual(['a', 'b', 'c', '…+2']);
  });

  test.each(BRANCHES)('%s: every way in and out, each in a box of its own', (branch) => {
    const { groups, nodes, arrows } = drawSteps(flow, [branch]);
    expect(groups.map(({ id }) => id)).toEqual([branch]);
    const inside = (id: string) => branchOf(id) === branch;
    const leaving = flow.edges.filter(({ from, to }) => inside(from) && !inside(to));
    const entering = flow.edges.filter(({ from, to }) => !inside(from) && inside(to));
    const exits = arrows.filter(({ to }) => to.startsWith('exit-'));
    const entrances = arrows.filter(({ from }) => from.startsWith('entrance-'));
    expect(exits.map(({ from }) => from)).toEqual(
      [...new Set(leaving.map(({ from, to }) => `${from} ${to}`))].map((one) => one.split(' ')[0]),
    );
    expect(entrances.map(({ to }) => to)).toEqual([...new Set(entering.map(({ to }) => to))]);
    expect(nodes.map(({ id }) => id)).toEqual([
      ...entrances.map(({ from }) => from),
      ...exits.map(({ to }) => to),
    ]);
    expect(nodes.every(({ look }) => look === 'elsewhere')).toBe(true);
  });

  test('a box says where it comes from, or where it leads', () => {
    const { nodes } = drawSteps(flow, ['dates']);
    expect(nodes.map(({ label }) => label)).toContainEqual(['Recently Deleted →']);
    expect(nodes.map(({ label }) => label)).toContainEqual([
      'A device that was off',
      '→ Other places',
    ]);
  });

  test('steps that can lose data stand out, and so do their branches', () => {
    const risky = flow.steps.filter(({ tags }) => tags.includes('destructive'));
    expect(risky).not.toHaveLength(0);
    const standOut = ({ groups, nodes }: Drawing) =>
      [...groups.flatMap((group) => group.nodes), ...nodes]
        .filter(({ look }) => look === 'destructive')
        .map(({ id }) => id);
    expect(standOut(WHOLE)).toEqual(risky.map(({ id }) => id));
    const branches = new Set(risky.map(({ branch }) => `branch-${branch}`));
    expect(new Set(standOut(drawBranches(flow)))).toEqual(branches);
  });

  test('between branches, the numbers add up to all edges that leave one', () => {
    const leaving = flow.edges.filter(({ from, to }) => branchOf(from) !== branchOf(to));
    const told = drawBranches(flow).arrows.reduce((sum, { label }) => sum + Number(label[0]), 0);
    expect(told).toBe(leaving.length);
  });
});

function branchOf(id: string): string | undefined {
  return flow.steps.find((step) => step.id === id)?.branch;
}

describe('the pages are those of the tree as it is; "npm run tree" draws them anew', () => {
  const read = (...path: string[]) =>
    readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8');

  test('docs/tree.md', () => expect(read('docs', 'tree.md')).toBe(treePage()));
  test('README.md', () => expect(read('README.md')).toBe(withOverview(read('README.md'))));
});
