/** A report as Markdown (CommonMark, with the tables of GitHub). No text of it can become a heading, a link or a tag. */
import { safeText } from '../../terminal/safe-text.ts';
import type { Block, Outline, Section } from './outline.ts';

/** Everything that means something within a line. An underscore between letters does not. */
const MEANS_SOMETHING = /[\\`*{}[\]#|<~$&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What begins a list or underlines a heading at the beginning of a line. */
const AT_THE_BEGINNING = /^(?:[-+=:>]|\d+(?=[.)]))/;
/** Part of what a reader turns into a link by itself, also without a sign for it. */
const OF_AN_ADDRESS = /@|:\/\/|www\./i;

/** The report as Markdown text. */
export function reportMarkdown({ title, lead, sections, foot, labels }: Outline): string {
  return [
    `# ${escapeMarkdown(title)}`,
    ...lead.map(escapeMarkdown),
    ...sections.flatMap((one) => section(one, labels.none)),
    '---',
    ...foot.map(escapeMarkdown),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Any text, as one line that reads as it is. */
export function escapeMarkdown(raw: string): string {
  return safeText(raw)
    .trim()
    .replace(/\S+/g, (word) => (OF_AN_ADDRESS.test(word) ? code(word) : escapeWord(word)))
    .replace(AT_THE_BEGINNING, beginning);
}

function escapeWord(word: string): string {
  return word.replace(MEANS_SOMETHING, '\\$&');
}

function beginning(found: string): string {
  return /\d/.test(found) ? `${found}\\` : `\\${found}`;
}

/** As code, where nothing means anything; what would end it early is left out. */
function code(text: string): string {
  return `\`${text.replace(/[`|]/g, '')}\``;
}

function section({ heading, blocks }: Section, none: string): string[] {
  const written = blocks.map(block).filter((one) => one !== '');
  return [`## ${escapeMarkdown(heading)}`, ...(written.length === 0 ? [none] : written)];
}

function block(one: Block): string {
  switch (one.kind) {
    case 'list':
      return one.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'quotes':
      return one.items
        .map(({ at, text }) => `> ${escapeMarkdown(text)}\n>\n> ${escapeMarkdown(at)}`)
        .join('\n\n');
    case 'table':
      return one.rows.length === 0 ? '' : table(one.columns, one.rows);
    default:
      return escapeMarkdown(one.text);
  }
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(columns), `|${' --- |'.repeat(columns.length)}`, ...rows.map(line)].join('\n');
}
