/** What a case has not tried so far, and why: for whoever goes on with it. */
import { candidates, lookedInto, openable } from '../flows/candidates.ts';
import { answerTo, type Case, ruledOut } from '../flows/case.ts';
import { isPlace, PLACES } from './places.ts';
import { backupInWords } from './verdicts.ts';

export interface NotTried {
  what: string;
  why: string;
}

const NOT_REACHED = 'The case did not come to it.';
const UNSURE = 'Nobody could look, or tell.';

/** A place where somebody looks: it was looked at once one of these answers was given. */
const LOOKS: readonly { what: string; steps: readonly string[]; looked: readonly string[] }[] = [
  {
    what: 'Recently Deleted on the phone',
    steps: ['recently-deleted'],
    looked: ['there', 'not-there', 'emptied'],
  },
  {
    what: 'Recently Deleted on iCloud.com',
    steps: ['icloud-bin', 'icloud-web-switch', 'icloud-look'],
    looked: ['there', 'not-there', 'back'],
  },
  {
    what: 'A device that was offline',
    steps: ['offline-device', 'keep-offline'],
    looked: ['no', 'found', 'not-there'],
  },
];

const WAYS = {
  'computer-restore': 'A restore from a computer',
  'icloud-restore': 'A restore from iCloud',
} as const;

/** Everything that is left, from the harmless to the last resort. */
export function notTried(known: Case): NotTried[] {
  return [...looksLeft(known), ...placesUnseen(known), ...backupsLeft(known), ...waysLeft(known)];
}

function looksLeft(known: Case): NotTried[] {
  return LOOKS.flatMap(({ what, steps, looked }) => {
    const said = steps.map((step) => answerTo(known, step)).filter((one) => one !== null);
    if (said.some((one) => typeof one === 'string' && looked.includes(one))) return [];
    return [{ what, why: said.length === 0 ? NOT_REACHED : UNSURE }];
  });
}

function placesUnseen(known: Case): NotTried[] {
  const at = known.trail.findLastIndex(({ step }) => step === 'places');
  if (at < 0) return [{ what: 'Other places where the picture may be', why: NOT_REACHED }];
  const ticked = known.trail[at]?.answer;
  if (!Array.isArray(ticked)) {
    return ticked === 'dont-know'
      ? [{ what: 'Other places where the picture may be', why: UNSURE }]
      : [];
  }
  const looked = known.trail.slice(at + 1).filter(({ step }) => step === 'place');
  return ticked.flatMap((id, index) => {
    const said = looked[index]?.answer;
    if (said === 'found' || said === 'not-found') return [];
    const what = isPlace(id) ? PLACES[id].label : id;
    return [{ what, why: said === undefined ? NOT_REACHED : UNSURE }];
  });
}

function backupsLeft(known: Case): NotTried[] {
  if (answerTo(known, 'backup') === null && candidates(known).length === 0) {
    return ruledOut(known).some(({ branch }) => branch === 'extraction')
      ? []
      : [{ what: 'Looking into a backup', why: NOT_REACHED }];
  }
  return candidates(known)
    .filter(({ backup, verdict }) => verdict !== 'no' && lookedInto(known, backup) === null)
    .map((one) => ({
      what: `Looking into ${backupInWords(one.backup)}`,
      why: openable(one) ? 'It was not opened.' : 'It cannot be opened as it is.',
    }));
}

function waysLeft(known: Case): NotTried[] {
  const out = new Set(ruledOut(known).map(({ branch }) => branch));
  const tried = new Set(
    known.trail.flatMap(({ step }) =>
      step === 'check-restore' || step === 'restore'
        ? ['computer-restore']
        : step === 'check-icloud' || step === 'erase'
          ? ['icloud-restore']
          : [],
    ),
  );
  return (['computer-restore', 'icloud-restore'] as const)
    .filter((way) => !out.has(way) && !tried.has(way))
    .map((way) => ({ what: WAYS[way], why: NOT_REACHED }));
}
