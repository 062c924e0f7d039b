import { listCases } from '../../cases/store.ts';
import { NO_SAVED_CASES, reportWritten } from '../../guidance/resuming.ts';
import { reportMarkdown } from '../../pages/report/markdown.ts';
import { reportPage } from '../../pages/report/page.ts';
import { jsonText } from '../../terminal/json-text.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { writeNewFile } from '../new-file.ts';
import { reportDocument } from '../report-document.ts';
import { reportOutline } from '../report-outline.ts';
import type { ReportDocument } from '../report-schema.ts';
import { casesFolder, savedCase } from '../saved-cases.ts';
import { UsageError } from '../usage-error.ts';

export interface ReportOptions {
  format: 'md' | 'json' | 'html';
  json?: boolean;
  full?: boolean;
  redact?: boolean;
  to?: string;
}

const RENDERINGS: Readonly<Record<ReportOptions['format'], (report: ReportDocument) => string>> = {
  md: (report) => reportMarkdown(reportOutline(report)),
  html: (report) => reportPage(reportOutline(report)),
  json: (report) => `${jsonText(report)}\n`,
};

/**
 * Prints a case's report, or writes it into a file. Personal data is replaced unless all of it is asked for.
 * @param id `undefined` for the case saved last
 */
export async function reportCommand(
  id: string | undefined,
  { format, json, full = false, redact = false, to }: ReportOptions,
  from: Environment,
): Promise<number> {
  if (full && redact) throw new UsageError('Only one of --full and --redact can be meant.');
  const folder = casesFolder(from);
  const { cases } = await listCases(folder);
  const ids = cases.map((one) => one.id);
  const saved = id === undefined ? cases[0] : await savedCase(folder, id, ids);
  if (saved === undefined) throw new UsageError(NO_SAVED_CASES);
  const report = reportDocument(saved, { redact: !full, home: from.home });
  const text = RENDERINGS[json ? 'json' : format](report);
  if (to === undefined) {
    from.stdout.write(text);
    return EXIT.done;
  }
  from.stderr.write(`${reportWritten(await writeNewFile(to, text))}\n`);
  return EXIT.done;
}
