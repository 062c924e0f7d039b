import { useEffect, useEffectEvent } from 'react';
import type { SafeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import type { Screen } from './screen.ts';
import type { Sent } from './sent.ts';

/** What is the same for every view: the window, the signs, what goes on around the step. */
export interface Stage {
  columns: number;
  rows: number;
  symbols: Symbols;
  status: SafeText | null;
  stopping: SafeText | null;
  canGoBack: boolean;
  send: (sent: Sent) => void;
  back: () => void;
  note: (text: string) => void;
}

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
