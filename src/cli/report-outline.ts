/** Brings a report into the order in which it is read. */
import { sizeInWords } from '../guidance/calendar.ts';
import {
  COMPUTERS,
  notListedInWords,
  PROOFS,
  REPORT_WORDS,
  savedInWords,
} from '../guidance/report.ts';
import type { Block, Outline, Section } from '../pages/report/outline.ts';
import type { ReportDocument } from './report-schema.ts';

const { headings, columns, labels } = REPORT_WORDS;

export function reportOutline(report: ReportDocument): Outline {
  const { outcome, waiting, redacted } = report;
  return {
    title: `${REPORT_WORDS.title}: ${report.case.label ?? report.case.id}`,
    lead: [
      `${outcome.code ?? REPORT_WORDS.notFinished}: ${outcome.meaning}`,
      ...(waiting === null ? [] : [waiting.text]),
      ...(redacted ? REPORT_WORDS.redacted : REPORT_WORDS.full),
    ],
    sections: [
      list('next', headings.next, report.next),
      quotes('caller', headings.callerWords, report.callerWords),
      { id: 'recovered', heading: headings.recovered, blocks: report.recovered.flatMap(saved) },
      ...some(report.copies, () =>
        table('copies', headings.copies, [columns.backup, columns.copy], report.copies, (one) => [
          one.backup,
          one.copy,
        ]),
      ),
      table('tried', headings.tried, [columns.what, columns.found], report.tried, (one) => [
        one.what,
        one.found,
      ]),
      list('ruled-out', headings.ruledOut, report.ruledOut),
      table('not-tried', headings.notTried, [columns.what, columns.why], report.notTried, (one) => [
        one.what,
        one.why,
      ]),
      ...some(report.errors, () =>
        table('errors', headings.errors, [columns.when, columns.said], report.errors, (one) => [
          time(one.at),
          one.said,
        ]),
      ),
      quotes('notes', headings.notes, report.notes),
      backups(report),
      ...some(report.consents, () => answers('consents', headings.consents, report.consents)),
      answers('answers', headings.answers, report.answers),
      table(
        'timeline',
        headings.timeline,
        [columns.when, columns.event],
        report.timeline,
        (one) => [time(one.at), one.text],
      ),
      about(report),
    ],
    foot: [REPORT_WORDS.foot],
    labels,
  };
}

function list(id: string, heading: string, items: readonly string[]): Section {
  return { id, heading, blocks: items.length === 0 ? [] : [{ kind: 'list', items }] };
}

function quotes(id: string, heading: string, said: ReportDocument['notes']): Section {
  const items = said.map(({ at, text }) => ({ at: time(at), text }));
  return { id, heading, blocks: items.length === 0 ? [] : [{ kind: 'quotes', items }] };
}

function table<Item>(
  id: string,
  heading: string,
  titles: readonly string[],
  items: readonly Item[],
  row: (item: Item) => string[],
): Section {
  return { id, heading, blocks: [{ kind: 'table', columns: titles, rows: items.map(row) }] };
}

/** A section that is there only where it has something to say. */
function some(items: readonly unknown[], section: () => Section): Section[] {
  return items.length === 0 ? [] : [section()];
}

function saved(one: ReportDocument['recovered'][number]): Block[] {
  return [
    { kind: 'text', text: savedInWords(one) },
    {
      kind: 'table',
      columns: [columns.file, columns.size, columns.proof, columns.sum],
      rows: one.written.map(({ path, bytes, check, sha256 }) => [
        path,
        sizeInWords(bytes),
        PROOFS[check],
        sha256,
      ]),
    },
    ...(one.notListed > 0
      ? [{ kind: 'text', text: notListedInWords(one.notListed) } as const]
      : []),
  ];
}

function backups({ backups: found }: ReportDocument): Section {
  const titles = [columns.backup, columns.verdict, columns.why, columns.folder];
  return table('backups', headings.backups, titles, found, (one) => [
    [
      one.name,
      one.productVersion === null ? '' : `iOS ${one.productVersion}`,
      one.encrypted ? 'encrypted' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
    one.verdict,
    one.reason,
    one.path,
  ]);
}

function answers(id: string, heading: string, given: ReportDocument['answers']): Section {
  const titles = [columns.when, columns.question, columns.answer];
  return table(id, heading, titles, given, (one) => [time(one.at), one.question, one.answer]);
}

function about({ case: one, program }: ReportDocument): Section {
  return list('about', headings.about, [
    `Case ${one.id}, begun ${time(one.startedAt)}, saved ${time(one.savedAt)} UTC.`,
    `backroll ${program.version}, decision tree ${program.tree}, on ${COMPUTERS[program.computer]}.`,
    ...(one.imported ? [REPORT_WORDS.imported] : []),
  ]);
}

/** `2026-11-22 13:00`, UTC as the column says. */
function time(at: string | null): string {
  return at === null ? '' : at.slice(0, 16).replace('T', ' ');
}
