/**
 * A case without personal data, fit to be written down. It plays as before, since a value is the same placeholder
 * everywhere.
 */
import { PHRASES } from '../flows/answers.ts';
import { STEPS } from '../flows/branches.ts';
import type { Entry } from '../flows/case.ts';
import { parseSpan } from '../flows/dates.ts';
import type { BackupIdentity, Finding } from '../flows/effects.ts';
import { isQuestion } from '../flows/steps.ts';
import { isModel, knownValues } from './known-values.ts';
import { type Redactor, redactor } from './redact.ts';
import type { SavedCase } from './saved-case.ts';
import type { TimelineEntry } from './timeline.ts';

/** @param home the home folder of whoever runs this: it bears their name */
export function redactCase(saved: SavedCase, home: string): SavedCase {
  const { field, text } = redactor(knownValues(saved, home));
  const step = (id: string) => (Object.hasOwn(STEPS, id) ? id : text(id));
  return {
    ...saved,
    label: saved.label === null ? null : text(saved.label),
    tree: /^[0-9a-f]{12}$/.test(saved.tree) ? saved.tree : text(saved.tree),
    version: text(saved.version),
    step: step(saved.step),
    outcome: saved.outcome === null ? null : text(saved.outcome),
    trail: saved.trail.map((entry) => answer(entry, step(entry.step), { field, text })),
    learnt: saved.learnt.map(({ after, finding: one }) => ({
      after,
      finding: finding(one, { field, text }),
    })),
    notes: saved.notes.map((note) => ({ ...note, step: step(note.step), text: text(note.text) })),
    timeline: saved.timeline.map((entry) => event({ ...entry, step: step(entry.step) }, text)),
  };
}

/** Ids of this tree stay; those of another one are texts like any other. */
function event(entry: TimelineEntry, text: Redactor['text']): TimelineEntry {
  if (entry.event === 'found') return { ...entry, outcome: text(entry.outcome) };
  return entry.event === 'answered' ? { ...entry, answer: text(entry.answer) } : entry;
}

/** Ids and days stay, folders and photos are replaced as a whole, anything else is a text. */
function answer(entry: Entry, name: string, { field, text }: Redactor): Entry {
  const step = Object.hasOwn(STEPS, entry.step) ? STEPS[entry.step] : undefined;
  const question = step && isQuestion(step) ? step : null;
  const ids = question ? [...Object.keys(question.answers), ...(question.items ?? [])] : [];
  const one = (said: string): string => {
    if (ids.includes(said) || said === PHRASES[entry.step]) return said;
    if (question?.kind === 'dates' && parseSpan(said) !== null) return said;
    if (question?.kind === 'folder' || question?.kind === 'backup') return field('path', said);
    return question?.kind === 'photos' ? field('photo', said) : text(said);
  };
  const said = entry.answer;
  return { step: name, answer: Array.isArray(said) ? said.map(one) : one(said) };
}

/** A moment as such, whatever else stood there. */
function moment(time: string | null): string | null {
  const at = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function finding(one: Finding, { field, text }: Redactor): Finding {
  const maybe = (value: string | null) => (value === null ? null : text(value));
  const identity = ({ path, udid, lastBackup }: BackupIdentity) => ({
    path: field('path', path),
    udid: field('udid', udid),
    lastBackup: moment(lastBackup),
  });
  switch (one.effect) {
    case 'scan':
      return {
        ...one,
        backups: one.backups.map((backup) => ({
          ...backup,
          ...identity(backup),
          deviceName: isModel(backup.deviceName)
            ? backup.deviceName
            : field('device', backup.deviceName),
          productType: maybe(backup.productType),
          productName: maybe(backup.productName),
          productVersion: maybe(backup.productVersion),
          stateReason: maybe(backup.stateReason),
        })),
        problems: one.problems.map(({ path, code, message }) => ({
          path: field('path', path),
          code,
          message: text(message),
        })),
      };
    case 'find': {
      const { newer } = one;
      return {
        ...one,
        backup: identity(one.backup),
        newer: newer && { ...newer, lastBackup: moment(newer.lastBackup) },
      };
    }
    case 'elsewhere':
      return { ...one, backup: identity(one.backup) };
    case 'extract':
      return {
        ...one,
        path: field('path', one.path),
        folder: field('path', one.folder),
        sheet: field('path', one.sheet),
        written: one.written.map((file) => ({ ...file, path: field('photo', file.path) })),
      };
    case 'protect':
      return {
        ...one,
        copies: one.copies.map(({ backup, copy }) => ({
          backup: identity(backup),
          copy: field('path', copy),
        })),
      };
    case 'watch':
      return { ...one, path: field('path', one.path) };
    case 'backup':
      return { ...one, path: field('path', one.path), folder: field('path', one.folder) };
    default:
      return one;
  }
}
