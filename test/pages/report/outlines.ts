import type { Outline } from '../../../src/pages/report/outline.ts';

/** A report in which every string that can come from anywhere is this one. */
export function outline(text: string): Outline {
  return {
    title: text,
    lead: [text],
    sections: [
      { id: 'list', heading: text, blocks: [{ kind: 'list', items: [text, text] }] },
      { id: 'quotes', heading: text, blocks: [{ kind: 'quotes', items: [{ at: text, text }] }] },
      {
        id: 'table',
        heading: text,
        blocks: [
          { kind: 'text', text },
          { kind: 'table', columns: [text, text], rows: [[text, text]] },
        ],
      },
      { id: 'none', heading: text, blocks: [{ kind: 'table', columns: [text], rows: [] }] },
    ],
    foot: [text],
    labels: { skip: 'Skip to the report', none: 'None.' },
  };
}
