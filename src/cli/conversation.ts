/** A case as a conversation in lines: step by step, until it has ended. */
import { ending, keepsTyped, talkAbout } from '../steps/plain/index.ts';
import { progressDue, type Told } from '../steps/plain/progress.ts';
import { say } from '../steps/plain/said.ts';
import type { Act, Talk } from '../steps/plain/talk.ts';
import { plainWords } from '../steps/plain/words.ts';
import type { Screen, WizardDriver } from '../steps/screen.ts';
import type { Inbox } from './inbox.ts';
import type { Printer } from './printer.ts';
import type { TypedLines } from './typed-lines.ts';

export interface Ends {
  inbox: Inbox;
  typed: Pick<TypedLines, 'drop' | 'hide'>;
  printer: Printer;
  /** Whether nothing more is to be waited for. */
  isOver: () => boolean;
}

/** Talks until the case has ended, and prints how. */
export async function converse(driver: WizardDriver, ends: Ends): Promise<void> {
  const { inbox, typed, printer, isOver } = ends;
  printer.tell([say(plainWords.welcome), say(plainWords.welcomeHelp)]);
  let before: Screen | null = null;
  for (;;) {
    if (before === null || !keepsTyped(before, driver.view().screen)) {
      await typed.drop();
      inbox.clear();
    }
    const view = driver.view();
    const { screen } = view;
    printer.news(view);
    if (screen.kind === 'ending') printer.tell(ending(screen));
    if (screen.kind === 'ending' || isOver()) return;
    printer.status(view);
    await talkOver(driver, ends, screen, talkAbout({ screen, canGoBack: view.canGoBack }));
    typed.hide(false);
    before = screen;
  }
}

/** One step, until it is answered, left, or goes on by itself. */
async function talkOver(
  driver: WizardDriver,
  { inbox, typed, printer, isOver }: Ends,
  { step }: Screen,
  first: Talk,
): Promise<void> {
  let talk = first;
  let told: Told | null = null;
  let asks = true;
  printer.tell(talk.opening);
  for (;;) {
    const due = progress(driver.view().screen, told);
    if (due.tell) printer.tell([say(due.tell.text)]);
    told = due.tell ?? told;
    typed.hide(talk.hidden);
    if (asks) printer.ask(talk);
    const line = await inbox.next(due.wait);
    if (line !== null) printer.entered(talk);
    const view = driver.view();
    if (isOver() || view.screen.step !== step) return;
    asks = printer.news(view);
    if (line === null) continue;

    const { say: said, act, next } = talk.hear(line);
    printer.tell(said);
    if (act !== null && act.does !== 'note') {
      perform(driver, act);
      return;
    }
    if (act !== null) driver.note(act.text);
    printer.news(driver.view());
    if (next !== talk && next.fresh) {
      await typed.drop();
      inbox.clear();
    }
    talk = next;
    asks = true;
  }
}

function progress(screen: Screen, told: Told | null): ReturnType<typeof progressDue> {
  if (screen.kind !== 'busy') return { tell: null, wait: null };
  return progressDue(screen.bar, told, performance.now());
}

function perform(driver: WizardDriver, act: Exclude<Act, { does: 'note' }>): void {
  if (act.does === 'answer') driver.answer(act.value);
  else if (act.does === 'secret') driver.secret(act.text);
  else if (act.does === 'back') driver.back();
  else driver.stop();
}
