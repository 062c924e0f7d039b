/** Shares a window's rows out among the parts of a step. Pure arithmetic over row counts. */

/** Heights in rows of what a step wants to show. */
export interface Wanted {
  question: number;
  body: number;
  /** The choices, the list or the field. */
  widget: number;
  /** What the widget needs to be of use. */
  widgetLeast: number;
  /** Fewer rows for it are worse than no blank rows around. */
  widgetComfort: number;
  /** Remarks, the scan's line, the keys: never shortened. */
  footer: number;
}

export interface Layout {
  header: boolean;
  /** Whether blank rows part the blocks. */
  gaps: boolean;
  body: number;
  widget: number;
}

export const smallest = { columns: 30, rows: 8 };

/** Lines longer than this are tiring to read, and narrowing a window spoils them. */
const widest = 72;

export function textWidth(columns: number): number {
  return Math.min(columns - 1, widest);
}

/** Rows that a frame may have: one is always left free, or the terminal would scroll at each redraw. */
export function frameHeight(rows: number): number {
  return rows >= 16 ? rows - 2 : rows - 1;
}

/**
 * Shows everything with room to breathe if that fits. Else the blank rows go, then the header, and what
 * is left is shared between the text and the widget, both of which can scroll.
 */
export function layOut(wanted: Wanted, rows: number): Layout {
  const height = frameHeight(rows);
  const fixed = wanted.question + wanted.footer;
  const blocks = [wanted.body, wanted.widget, wanted.footer].filter((size) => size > 0).length;
  // The header, and blank rows above and below it and above each block.
  const roomy = height - fixed - 3 - blocks;
  const comfortable = Math.min(wanted.body, 5) + Math.min(wanted.widget, wanted.widgetComfort);
  if (roomy >= comfortable && rows >= 16) {
    return { header: true, gaps: true, ...share(wanted, roomy) };
  }
  const tight = height - fixed;
  const header = tight - 1 >= Math.min(wanted.body, 6) + Math.min(wanted.widget, 8);
  return { header, gaps: false, ...share(wanted, Math.max(0, header ? tight - 1 : tight)) };
}

/** The text gets what the widget leaves, at least a third; the widget keeps what it needs to be of use. */
function share(wanted: Wanted, room: number): { body: number; widget: number } {
  const least = Math.min(wanted.widget, wanted.widgetLeast);
  const third = Math.max(3, Math.floor(room / 3));
  const fair = Math.min(wanted.body, Math.max(room - wanted.widget, third), room - least);
  // However little room there is, one row says that there is a text.
  const body = Math.min(wanted.body, room, Math.max(fair, 1));
  return { body, widget: Math.min(wanted.widget, room - body) };
}

/** The part of a long thing that is shown: `top` moved so that `at` is well inside. */
export function windowTop(at: number, length: number, height: number): number {
  return Math.max(0, Math.min(at - Math.floor(height / 2), length - height));
}
