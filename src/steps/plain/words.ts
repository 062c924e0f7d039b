/** The words of the conversation in lines that are the same at every step. */
import { type SafeText, safe, safeText } from '../../terminal/safe-text.ts';
import { cut } from '../../terminal/width.ts';

const count = new Intl.NumberFormat('en');
const number = (value: number) => safeText(count.format(value));
const photos = (value: number) => (value === 1 ? safe`1 photo` : safe`${number(value)} photos`);
/** What somebody typed, said back to them. */
const quoted = (typed: string) => safe`"${cut(safeText(typed.trim()), 30)}"`;

export const plainWords = {
  welcome: safe`backroll, line by line: type an answer, then press Enter.`,
  welcomeHelp: safe`At any question, ? and Enter explains it and lists what else you can type. Ctrl-C stops.`,
  where: (branch: SafeText, part: number, parts: number) =>
    safe`${branch}, part ${part} of ${parts}`,
  important: safe`Important: `,
  /** Not a number alone: those are for answers. */
  step: (number: number) => safe`Step ${number}: `,
  percent: (value: number) => safe`${value} percent`,

  /** The sentence before the prompt; `what` names what answers the question. */
  prompt: (what: SafeText, canGoBack: boolean) =>
    canGoBack
      ? safe`Your answer (${what}, ? for help, b to go back):`
      : safe`Your answer (${what}, ? for help):`,
  aNumber: (most: number) => (most === 1 ? safe`1` : safe`a number from 1 to ${most}`),
  aDate: safe`a date`,
  aFolder: safe`a folder`,
  thePhrase: safe`the words`,
  orNumber: (what: SafeText, most: number) =>
    most === 1 ? safe`${what}, or 1 from above` : safe`${what}, or a number from 1 to ${most}`,
  enterKeeps: (what: SafeText) => safe`Enter alone keeps your earlier answer: ${what}`,
  enterTakes: (what: SafeText) => safe`Enter alone takes: ${what}`,
  answers: safe`Answers:`,
  otherAnswers: safe`Other answers:`,
  orAnswers: safe`Or one of these:`,

  notAnAnswer: (typed: string, most: number) =>
    most === 1
      ? safe`${quoted(typed)} is not one of the answers. There is one, 1.`
      : safe`${quoted(typed)} is not one of the answers. Type a number from 1 to ${most}, or an answer's words.`,
  several: (typed: string, numbers: readonly number[]) =>
    safe`${quoted(typed)} fits more than one answer: ${safeText(numbers.join(', '))}. Type its number.`,
  noBack: safe`There is nothing to go back to here.`,
  nothingTyped: safe`Nothing has been typed yet.`,

  readAs: (echo: SafeText) => safe`I read this as: ${echo}`,
  right: safe`Right? (Enter for yes, or type it again):`,
  toType: safe`To go on, type exactly these words:`,

  notePrompt: safe`Your note (Enter alone for none):`,
  noNote: safe`No note was written.`,

  helpTitle: safe`Help`,
  commands: safe`What you can type at this question:`,
  commandBack: safe`b: go back to the question before.`,
  commandNote: safe`n and a text: write it down with the case. It answers nothing.`,
  commandAgain: safe`again: print the question again.`,
  commandHelp: safe`?: this help.`,
  commandStop: safe`stop, or Ctrl-C: stop here. Your answers are saved.`,
  commandNumber: safe`The number of an answer, or its words, or some of them.`,
  commandFieldNumber: safe`The number of one of the other answers, or all of its words.`,
  commandDate: safe`A date. It is said back to you before it counts.`,
  commandFolder: safe`A folder. One that is named like a command or a number needs ./ before its name.`,
  commandPhrase: safe`The words, exactly as they stand there.`,
  commandSecret: safe`The password, which is not shown. Enter alone lists other answers.`,
} as const;

/** For lists in which lines are ticked. */
export const tickWords = {
  ticked: safe`ticked, `,
  several: safe`numbers such as 1,3`,
  all: safe`all`,
  orAll: (what: SafeText) => safe`${what}, or all`,
  outside: (value: number, most: number) =>
    safe`There is no ${number(value)}. The numbers go from 1 to ${number(most)}.`,
  alone: (key: number) => safe`${key} cannot go together with others. Type it alone.`,
  commandSeveral: safe`Numbers with commas or ranges: 1,3 or 2-4. What you type is all that counts as ticked.`,
  commandAll: safe`all: every line of the list.`,
  oneByOne: (at: number, of: number, label: SafeText) => safe`Line ${at} of ${of}: ${label}`,
  isItSo: safe`Is that so? (yes, ? for help):`,
  isItSoOrBack: safe`Is that so? (yes, ? for help, b to go back):`,
  isItSoOr: (most: number, canGoBack: boolean) =>
    canGoBack
      ? safe`Is that so? (yes, ${plainWords.aNumber(most)} for another answer, ? for help, b to go back):`
      : safe`Is that so? (yes, ${plainWords.aNumber(most)} for another answer, ? for help):`,
  notYet: safe`Then please see to it first. This question waits for you.`,
  noAllHere: safe`Each line counts by itself here. Please answer them one by one.`,
  typeYes: (typed: string) => safe`${quoted(typed)} is not an answer here. Type yes when it is so.`,
  allDone: safe`That was the last line.`,
  commandYes: safe`yes: this line is so. The next line follows.`,
} as const;

/** For a password. */
export const secretWords = {
  /** Ends like this so that a shell inside an editor, too, knows to hide what is typed. */
  prompt: safe`Password:`,
  how: safe`Nothing is shown while you type. Enter alone lists other answers.`,
  typed: (characters: number) =>
    characters === 1 ? safe`1 character was typed.` : safe`${characters} characters were typed.`,
  enterAgain: safe`Enter alone: type the password`,
  notSeen: safe`A password is not typed here, where it can be seen. Press Enter alone first.`,
} as const;

/** For photos, of which there may be tens of thousands. */
export const photoWords = {
  how: safe`Type the numbers of the photos that you want, and at the end: done.`,
  none: safe`There are no photos to list.`,
  page: (from: number, to: number, of: number, fit: number | null) =>
    fit === null
      ? safe`Photos ${number(from)} to ${number(to)} of ${number(of)}.`
      : safe`Photos ${number(from)} to ${number(to)} of ${number(of)}; ${number(fit)} of them fit.`,
  foundPage: (from: number, to: number, of: number, what: SafeText) =>
    safe`${number(from)} to ${number(to)} of the ${number(of)} that match ${what}.`,
  tickedPage: (from: number, to: number, of: number) =>
    safe`${number(from)} to ${number(to)} of the ${number(of)} that are ticked.`,
  ticked: (count: number, size: SafeText) =>
    count === 0 ? safe`Nothing is ticked.` : safe`${photos(count)} ticked, ${size} in all.`,
  others: safe`The others in this backup:`,
  missing: safe`gone from a newer backup, `,
  prompt: (canGoBack: boolean) =>
    canGoBack
      ? safe`Your answer (numbers, more, find, done, ? for help, b to go back):`
      : safe`Your answer (numbers, more, find, done, ? for help):`,
  lastPage: safe`That was the last of them.`,
  firstPage: safe`These are the first of them.`,
  noneFound: (typed: string) => safe`Nothing matches ${quoted(typed)}.`,
  noneTicked: safe`Nothing is ticked yet. Type the numbers of the photos that you want.`,
  noDay: (value: number) => safe`The day of photo ${number(value)} is not known.`,
  nowTicked: (count: number) => safe`Ticked ${photos(count)}.`,
  nowUnticked: (count: number) => safe`Unticked ${photos(count)}.`,
  unknown: (typed: string) => safe`${quoted(typed)} is not understood. ? lists what you can type.`,
  quoted,
  commandX: safe`x and a number: one of the other answers, as in x1.`,
  commands: [
    safe`Numbers of photos, as in 3 or 3,5-9: tick them. Typed again, they are unticked.`,
    safe`all that fit: tick all that fit what you told, of those that are listed.`,
    safe`day and a number: tick all photos of the day of that photo.`,
    safe`none: untick all.`,
    safe`more, or Enter alone: the next photos. <: those before. go and a number: from that photo on.`,
    safe`find and a date or a word: list only what matches. find alone lists all again.`,
    safe`ticked: list only what is ticked.`,
    safe`done: go on with the ticked photos.`,
  ],
} as const;

/** For a job that is running. */
export const busyWords = {
  cancels: safe`b and Enter goes back and ends this work. Ctrl-C stops.`,
  stops: safe`Ctrl-C stops.`,
  working: safe`This is still going on, and asks nothing now.`,
} as const;
