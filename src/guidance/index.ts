/** Every sentence that a person reads, by step, computer and iOS range. */
export {
  dayInWords,
  minutesInWords,
  momentInWords,
  NO_DAY,
  sizeInWords,
  spanInWords,
  takenInWords,
  takenOn,
  weekdayInWords,
} from './calendar.ts';
export { findingInWords } from './findings.ts';
export { type PhotoInWords, photoInWords } from './photos.ts';
export { type ProblemInWords, problemInWords, refusalInWords } from './problems.ts';
export { type Pace, phaseInWords, progressInWords, scanLine, stoppingInWords } from './progress.ts';
export { ruledOutInWords, triedInVain } from './ruled-out.ts';
export {
  NO_SHEET,
  SHEET_WORDS,
  sheetCount,
  sheetDay,
  sheetFile,
  sheetFoot,
  sheetLead,
  sheetLoss,
  sheetPhoto,
  sheetProblem,
} from './sheet.ts';
export { situationOf } from './situation.ts';
export { branchTitle, outcomeCode, wordingOf } from './steps.ts';
export { answerInWords, backInWords, noteInWords } from './transcript.ts';
export {
  backupInWords,
  candidateInWords,
  type VerdictInWords,
  verdictInWords,
} from './verdicts.ts';
export type { Ios, Label, Mark, Program, Said, Situation, Tone, Wording } from './wording.ts';
