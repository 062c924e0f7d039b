import { useEffect, useEffectEvent } from 'react';
import type { AfterPicture, PictureShow } from '../terminal/pictures/show.ts';
import type { SafeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import type { Screen, WizardDriver } from './screen.ts';
import type { Sent } from './sent.ts';

/** What is the same for every view: the window, the signs, what goes on around the step. */
export interface Stage {
  columns: number;
  rows: number;
  symbols: Symbols;
  status: SafeText | null;
  stopping: SafeText | null;
  clock: SafeText | null;
  canGoBack: boolean;
  send: (sent: Sent) => void;
  back: () => void;
  note: (text: string) => void;
  /** Bits of colour that the terminal shows: 1, 4, 8 or 24. */
  colours: number;
  picture: WizardDriver['picture'];
  /** Hands the whole screen over to pictures, until `show` has ended. */
  look: (show: (showPicture: ShowPicture) => Promise<void>) => Promise<void>;
}

/** Shows one picture on the whole screen, until a key says what comes then. */
export type ShowPicture = (show: PictureShow) => Promise<AfterPicture>;

/** What a view for one kind of screen is given. */
export interface ViewProps<K extends Screen['kind']> {
  screen: Extract<Screen, { kind: K }>;
  stage: Stage;
}

/** Hands an answer on once for each time that a reducer made one. */
export function useSend(sent: Sent | null, stage: Stage): void {
  const send = useEffectEvent(stage.send);
  useEffect(() => {
    if (sent !== null) send(sent);
  }, [sent]);
}
