/** The timeline of a case in words. */
import { STEPS, type StepId } from '../flows/branches.ts';
import type { Case } from '../flows/case.ts';
import type { EffectName, OUTCOMES } from '../flows/effects.ts';
import { EFFECTS } from './report.ts';
import { situationOf } from './situation.ts';
import { wordingOf } from './steps.ts';
import type { Wording } from './wording.ts';

const CAME: { [E in EffectName]: Readonly<Record<(typeof OUTCOMES)[E][number], string>> } = {
  scan: {
    some: 'backups found',
    none: 'no backup found',
    'no-access': 'no access',
    failed: 'broke off',
  },
  find: {
    photos: 'photos listed',
    empty: 'no photos inside',
    'password-needed': 'password needed',
    'wrong-password': 'the password did not fit',
    unreadable: 'could not be read',
  },
  elsewhere: { pictures: 'pictures found', none: 'no picture found', failed: 'broke off' },
  extract: {
    wrote: 'saved',
    nothing: 'nothing to save',
    'disk-full': 'the disk was full',
    'output-unwritable': 'the folder could not be written',
    failed: 'broke off',
  },
  protect: {
    done: 'copied and checked',
    'disk-full': 'the disk was full',
    'output-unwritable': 'the folder could not be written',
    failed: 'broke off',
  },
  watch: {
    finished: 'seen to finish',
    stopped: 'seen to break off',
    failed: 'could not be watched',
  },
  backup: {
    made: 'seen finished',
    'no-device': 'no phone was found',
    'needs-trust': 'the phone did not trust the computer',
    'needs-passcode': 'the phone wanted its passcode',
    'disk-full': 'the disk was full',
    failed: 'broke off',
  },
};

function cameInWords(effect: EffectName, outcome: string): string {
  const words: Readonly<Record<string, string>> = CAME[effect];
  return `${EFFECTS[effect]}: ${words[outcome] ?? outcome}`;
}

const EVENTS = {
  'went-back': 'Back to',
  noted: 'Note written at',
  resumed: 'Gone on with at',
  'handed-over': 'Handed over at',
  stopped: 'Stopped at',
  ended: 'Ended',
} as const;

/** One entry, by its ids. */
export type Event = { step: string } & (
  | { event: 'began' | keyof typeof EVENTS }
  | { event: 'answered'; answer: string }
  | { event: 'found'; effect: EffectName; outcome: string }
  | { event: 'left-out'; count: number }
);

/** Puts the entries of one case into words, as it stands now. */
export function timelineInWords(known: Case): (entry: Event) => string {
  const wordings = new Map<string, Wording | null>();
  const wording = (step: string): Wording | null => {
    const there = wordings.get(step);
    if (there !== undefined) return there;
    const made = isStep(step) ? wordingOf(step, situationOf(known, step)) : null;
    wordings.set(step, made);
    return made;
  };
  return (entry) => {
    const words = wording(entry.step);
    const title = words?.title ?? entry.step;
    switch (entry.event) {
      case 'began':
        return 'Begun';
      case 'answered':
        return `${title}: ${answered(entry.answer, words)}`;
      case 'found':
        return cameInWords(entry.effect, entry.outcome);
      case 'left-out':
        return `${entry.count} more entries stood here.`;
      default:
        return `${EVENTS[entry.event]}: ${title}`;
    }
  };
}

function answered(answer: string, words: Wording | null): string {
  return words?.answers[answer]?.label ?? (answer === 'given' ? 'typed or chosen' : answer);
}

function isStep(step: string): step is StepId {
  return Object.hasOwn(STEPS, step) && STEPS[step]?.kind !== 'crossing';
}
