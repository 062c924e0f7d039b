/** A picture of the tree as a Mermaid flowchart, as GitHub and many editors draw it. */
import type { Drawing, Node, Shape } from './flow-drawing.ts';

const SHAPES: Readonly<Record<Shape, readonly [open: string, close: string]>> = {
  question: ['[', ']'],
  busy: ['[[', ']]'],
  crossing: ['{', '}'],
  ending: ['([', '])'],
  branch: ['(', ')'],
};

/** Only where the theme's own colours would not do; each can be read on light and on dark. */
const LOOKS: Readonly<Record<Exclude<Node['look'], 'plain'>, string>> = {
  destructive: 'fill:#b42318,stroke:#7a1610,color:#ffffff,stroke-width:3px',
  elsewhere: 'stroke-dasharray:5 4',
};

/** What would end a quoted label, begin an entity or Markdown, or be taken for a tag. */
const SPECIAL = /[#"<>&`\\]/g;

/** The text of the picture, with a line break at its end. */
export function mermaid({ direction, groups, nodes, arrows }: Drawing): string {
  const all = [...groups.flatMap((group) => group.nodes), ...nodes];
  return [
    `flowchart ${direction === 'LR' ? 'LR' : 'TD'}`,
    ...groups.flatMap((group) => [
      `  subgraph branch-${group.id}[${quoted([group.title])}]`,
      ...group.nodes.map((node) => `    ${drawn(node)}`),
      '  end',
    ]),
    ...nodes.map((node) => `  ${drawn(node)}`),
    ...arrows.map(({ from, to, label }) => `  ${from} -->${named(label)} ${to}`),
    ...Object.entries(LOOKS).flatMap(([look, style]) => {
      const ids = all.filter((node) => node.look === look).map(({ id }) => id);
      return ids.length === 0
        ? []
        : [`  classDef ${look} ${style}`, `  class ${ids.join(',')} ${look}`];
    }),
    '',
  ].join('\n');
}

function drawn({ id, label, shape }: Node): string {
  const [open, close] = SHAPES[shape];
  return `${id}${open}${quoted(label)}${close}`;
}

function named(label: readonly string[]): string {
  return label.length > 0 ? `|${quoted(label)}|` : '';
}

/** Special characters as Mermaid's entities: `#` and the character's number, in decimal. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.replaceAll(SPECIAL, (character) => `#${character.charCodeAt(0)};`),
  );
  return `"${escaped.join('<br/>')}"`;
}
