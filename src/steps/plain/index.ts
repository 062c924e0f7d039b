/** Any screen as a conversation in lines. */
import type { Screen, WizardView } from '../screen.ts';
import { busyTalk } from './busy.ts';
import { checklistTalk } from './checklist.ts';
import { choiceTalk } from './choice.ts';
import { fieldTalk } from './field.ts';
import { photosTalk } from './photos.ts';
import { lines, say } from './said.ts';
import { secretTalk } from './secret.ts';
import type { Said, Talk } from './talk.ts';

/** The talk about a screen at which a person can say something. */
export function talkAbout({
  screen,
  canGoBack,
}: {
  screen: Exclude<Screen, { kind: 'ending' }>;
} & Pick<WizardView, 'canGoBack'>): Talk {
  switch (screen.kind) {
    case 'choice':
      return choiceTalk(screen, canGoBack);
    case 'checklist':
      return checklistTalk(screen, canGoBack);
    case 'dates':
    case 'folder':
    case 'phrase':
      return fieldTalk(screen, canGoBack);
    case 'secret':
      return secretTalk(screen, canGoBack);
    case 'photos':
      return photosTalk(screen, canGoBack);
    case 'busy':
      return busyTalk(screen, canGoBack);
  }
}

/** How the case ended. */
export function ending({ question, lines: text }: Extract<Screen, { kind: 'ending' }>): Said[] {
  return ['gap', say(question), 'gap', ...lines(text)];
}

/**
 * Whether a line typed at one screen may answer the next: only between two plain questions. Anything else would
 * be answered by what was typed before it could be read.
 */
export function keepsTyped(before: Screen | null, next: Screen): boolean {
  return before?.kind === 'choice' && next.kind === 'choice';
}
