/** What has been printed above the frame. It only ever grows: a terminal cannot take a line back. */
import type { Screen, TranscriptLine, WizardView } from './screen.ts';

export type Printed =
  | { key: string; line: TranscriptLine }
  | { key: string; ending: Extract<Screen, { kind: 'ending' }> };

/** What was printed before, and what a view adds to it; the same list if it adds nothing. */
export function addPrinted(before: Printed[], { transcript, screen }: WizardView): Printed[] {
  const done = new Set(before.map((item) => item.key));
  const lines = transcript.map((line): Printed => ({ key: `line ${line.id}`, line }));
  const endings: Printed[] =
    screen.kind === 'ending' ? [{ key: `ending ${screen.step}`, ending: screen }] : [];
  const added = [...lines, ...endings].filter((item) => !done.has(item.key));
  return added.length === 0 ? before : [...before, ...added];
}
