/** What the sentences of a step depend on and are filled with, worked out from the case. */
import { PHRASES } from '../flows/answers.ts';
import { branchOf, type StepId } from '../flows/branches.ts';
import {
  candidates,
  chosen,
  chosenToRestore,
  freshBackup,
  icloudAt,
  madeAt,
  sameContent,
  searchedApps,
  times,
  unprotected,
  untried,
} from '../flows/candidates.ts';
import {
  answerTo,
  backups,
  type Case,
  type Computer,
  latest,
  placesLeft,
  ruledOut,
} from '../flows/case.ts';
import { DAY, parseSpan } from '../flows/dates.ts';
import type { EffectFinding, EffectName, FoundBackup } from '../flows/effects.ts';
import { ERROR_STEPS } from '../flows/error-codes.ts';
import { backupTool, route } from '../flows/gates.ts';
import { daysLost } from '../flows/timeline.ts';
import { count, dayInWords, momentInWords, spanInWords } from './calendar.ts';
import { isPlace, PLACES } from './places.ts';
import { notCopied, notWritten, problemInWords } from './problems.ts';
import { triedInVain } from './ruled-out.ts';
import { fileName } from './sheet.ts';
import { backupInWords } from './verdicts.ts';
import type { Ios, Program, Situation } from './wording.ts';

/** A value, or `null` where there is none: then it is left out, and with it what needs it. */
type Values = Record<string, string | null>;

const IOS: Readonly<Record<string, Ios>> = {
  tabs: 'upto17',
  headings: 'ios18',
  'two-buttons': 'ios26',
};
const PROGRAMS: Readonly<Record<string, Program>> = {
  finder: 'finder',
  itunes: 'itunes',
  'apple-devices': 'apple-devices',
};
const PROGRAM_OF: Readonly<Record<Computer, Program>> = {
  macos: 'finder',
  windows: 'unknown',
  linux: 'unknown',
};
/** More would not fit on a screen with the advice that goes with them. */
const PROBLEMS_SHOWN = 2;

/**
 * Everything that the sentences of a step need to know.
 * @param now milliseconds UTC, for "N days would be lost"; the case's beginning when it is not given.
 */
export function situationOf(
  known: Case,
  step: StepId,
  now: number = Date.parse(known.startedAt),
): Situation {
  const all: Values = {
    phrase: PHRASES[step] ?? null,
    unsafe: unprotected(known).length > 0 ? 'yes' : null,
    anyUntried: untried(known) === null ? null : 'yes',
    error: errorSaid(known),
    odds: odds(known, now),
    restored: ruledOut(known).some(({ reason }) => reason === 'restore-without-it') ? 'yes' : null,
    ...listValues(known),
    ...backupValues(known, step, now),
    ...icloudValues(known, now),
    ...placeValues(known),
    ...extractValues(known),
    ...problemValues(known),
    ...toolValues(known),
  };
  return {
    computer: known.computer,
    ios: IOS[String(answerTo(known, 'photos-layout'))] ?? 'unknown',
    program: PROGRAMS[String(answerTo(known, 'restore-program'))] ?? PROGRAM_OF[known.computer],
    values: Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
    lists: {
      unprotected: unprotected(known).map(backupInWords),
      locked: candidates(known)
        .filter(({ backup, verdict }) => backup.encrypted && verdict !== 'no')
        .map(({ backup }) => `${backupInWords(backup)}: ${backup.path}`),
      ruledOut: triedInVain(known),
      problems: (latest(known, 'scan')?.problems ?? [])
        .slice(0, PROBLEMS_SHOWN)
        .map(({ path, code }) => `${problemInWords(code).what.replace(/\.$/, '')}: ${path}`),
    },
  };
}

/** The error that a program stopped with, as it was chosen last. */
function errorSaid({ trail }: Case): string | null {
  const said = trail.findLast(({ step }) => Object.hasOwn(ERROR_STEPS, step))?.answer;
  return typeof said === 'string' ? said : null;
}

/** Recently Deleted shows 30 days, and is cleared after 40 at the latest. */
function odds(known: Case, now: number): string | null {
  const { deleted } = times(known);
  if (!deleted) return null;
  if (now - deleted.from <= 30 * DAY) return 'should';
  return now - deleted.to > 40 * DAY ? 'gone' : 'may';
}

function listValues(known: Case): Values {
  const likely = candidates(known).filter(({ verdict }) => verdict !== 'no').length;
  return {
    backupCount: count(backups(known).length, 'backup'),
    likelyCount: likely === 0 ? null : String(likely),
  };
}

/** The backup that a step is about: the one to restore while a restore is prepared, else the one to look into. */
function backupAtHand(known: Case, step: StepId): FoundBackup | null {
  return branchOf(step) === 'computer-restore' ? chosenToRestore(known) : chosen(known);
}

function backupValues(known: Case, step: StepId, now: number): Values {
  const backup = backupAtHand(known, step);
  const at = backup && madeAt(backup);
  const found = backup && latest(known, 'find', (one) => sameContent(one.backup, backup));
  const apps = backup && searchedApps(known, backup, false);
  const fresh = freshBackup(known);
  const next = untried(known);
  const freshAt = fresh && madeAt(fresh);
  return {
    backup: backup && backupInWords(backup),
    made: at === null ? null : momentInWords(at),
    backupIos: backup?.productVersion ? `iOS ${backup.productVersion}` : null,
    lossDate: at === null ? null : dayInWords(at),
    daysLost: at === null ? null : count(daysLost(at, now), 'day'),
    icloud: backup && icloudAt(known, at),
    inside: found?.icloudPhotos ?? null,
    matching: found ? String(found.matching) : null,
    total: found?.counts ? count(found.counts.total, 'photo') : null,
    missing: found?.newer ? String(found.newer.missing) : null,
    newerMade: momentOf(found?.newer?.lastBackup ?? null),
    appPictures: apps && count(apps.pictures, 'picture'),
    appMatching: apps && String(apps.matching),
    searchedDeep: apps?.deep ? 'yes' : null,
    trashed: found?.matchingTrashed ? String(found.matchingTrashed) : null,
    fresh: freshAt === null ? null : momentInWords(freshAt),
    untried: next && backupInWords(next),
    freshName: fresh && backupInWords(fresh),
    spare: spare(known) ? 'yes' : null,
    route: route(known),
    // A fresh backup on this computer then overwrites the very one that is to be restored.
    replaced: backup?.live && !backup.archived ? 'yes' : null,
  };
}

function momentOf(time: string | null): string | null {
  return time === null ? null : momentInWords(Date.parse(time));
}

function spare(known: Case): boolean {
  const asked = route(known) === 'icloud' ? 'icloud-spare' : 'spare-phone';
  return answerTo(known, asked) === 'yes';
}

function icloudValues(known: Case, now: number): Values {
  const said = answerTo(known, 'icloud-date');
  const span = typeof said === 'string' ? parseSpan(said) : null;
  if (typeof said !== 'string' || !span) return {};
  const lost = Number.isFinite(span.from) ? daysLost(span.from, now) : null;
  const date = spanInWords(said);
  const days = lost === null ? null : count(lost, 'day');
  const own = { icloudDate: date, icloudDaysLost: days };
  return route(known) === 'icloud' ? { ...own, lossDate: date, daysLost: days } : own;
}

/** The place to look at now, and the one that was looked at last. */
function placeValues(known: Case): Values {
  const ticked = answerTo(known, 'places');
  if (!Array.isArray(ticked)) return {};
  const looked = ticked.length - placesLeft(known).length;
  const next = ticked[looked] ?? '';
  const before = known.trail.at(-1)?.step === 'place' ? (ticked[looked - 1] ?? '') : '';
  return {
    placeId: isPlace(next) ? next : null,
    place: isPlace(next) ? PLACES[next].name : null,
    placeNumber: isPlace(next) ? `${looked + 1} of ${ticked.length}` : null,
    placeFound: isPlace(before) ? PLACES[before].name : null,
  };
}

function extractValues(known: Case): Values {
  const wrote = latest(known, 'extract');
  if (wrote?.outcome !== 'wrote') return {};
  return {
    files: count(wrote.files, 'file'),
    folder: wrote.folder,
    proved: String(wrote.proved),
    unproved: wrote.files > wrote.proved ? String(wrote.files - wrote.proved) : null,
    failed: wrote.failed === 0 ? null : String(wrote.failed),
    small: wrote.onlySmall ? 'yes' : null,
    sheet: wrote.sheet === null ? null : fileName(wrote.sheet),
  };
}

/** What the last effect came back with, if it was this one and nothing was answered since. */
function last<E extends EffectName>(
  known: Case,
  effect: E,
): Extract<EffectFinding, { effect: E }> | null {
  const entry = known.learnt.at(-1);
  if (entry?.finding.effect !== effect || entry.after !== known.trail.length) return null;
  return latest(known, effect);
}

function toolValues(known: Case): Values {
  const made = last(known, 'backup');
  return {
    tool: backupTool(known),
    toolSaid: made?.said ?? null,
    toolFolder: made?.folder ?? null,
  };
}

function problemValues(known: Case): Values {
  const copied = last(known, 'protect');
  if (copied) return { problem: notCopied(copied.outcome) };
  const wrote = last(known, 'extract');
  if (wrote) return { problem: notWritten(wrote.outcome) };
  const code = last(known, 'find')?.code;
  if (!code) return {};
  const { what, next } = problemInWords(code);
  return { problem: what, problemNext: next };
}
