/** A picture of the tree in DOT, the language of Graphviz. */
import type { Drawing, Node, Shape } from './flow-drawing.ts';

const SHAPES: Readonly<Record<Shape, string>> = {
  question: 'box',
  busy: 'box',
  crossing: 'diamond',
  ending: 'box',
  branch: 'box',
};
const ROUNDED: readonly Shape[] = ['ending', 'branch'];

const LOOKS: Readonly<Record<Node['look'], readonly string[]>> = {
  plain: ['fillcolor="#f4f6f9"'],
  destructive: ['fillcolor="#b42318"', 'color="#7a1610"', 'fontcolor="#ffffff"'],
  elsewhere: ['fillcolor="#ffffff"'],
};

/** The text of the picture, with a line break at its end. */
export function dot({ direction, groups, nodes, arrows }: Drawing): string {
  return [
    'digraph backroll {',
    `  graph [rankdir=${direction}, newrank=true, fontname="Helvetica"];`,
    '  node [fontname="Helvetica", fontsize=12];',
    '  edge [fontname="Helvetica", fontsize=10, color="#555555", fontcolor="#333333"];',
    ...groups.flatMap((group) => [
      `  subgraph ${quoted([`cluster-${group.id}`])} {`,
      `    graph [label=${quoted([group.title])}, style=rounded, color="#8a94a6"];`,
      ...group.nodes.map((node) => `    ${drawn(node)}`),
      '  }',
    ]),
    ...nodes.map((node) => `  ${drawn(node)}`),
    ...arrows.map(
      ({ from, to, label }) => `  ${quoted([from])} -> ${quoted([to])} [label=${quoted(label)}];`,
    ),
    '}',
    '',
  ].join('\n');
}

function drawn({ id, label, shape, look }: Node): string {
  const style = ['filled'];
  if (ROUNDED.includes(shape)) style.push('rounded');
  if (look === 'elsewhere') style.push('dashed');
  const attributes = [
    `label=${quoted(label)}`,
    `shape=${SHAPES[shape]}`,
    `style="${style.join(',')}"`,
    ...(shape === 'busy' ? ['peripheries=2'] : []),
    ...LOOKS[look],
  ];
  return `${quoted([id])} [${attributes.join(', ')}];`;
}

/** In a quoted text only the quote and the backslash are special; `\n` breaks the line. */
function quoted(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replaceAll(/["\\]/g, '\\$&')).join('\\n')}"`;
}
