import { Static, useApp, useInput, usePaste } from 'ink';
import { useCallback, useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { Symbols } from '../terminal/symbols.ts';
import { Checklist } from './Checklist.tsx';
import { Choice } from './Choice.tsx';
import { DateRange } from './DateRange.tsx';
import { Ending } from './Ending.tsx';
import { Folder } from './Folder.tsx';
import { Phrase } from './Phrase.tsx';
import { Progress } from './Progress.tsx';
import { Photos } from './photos/Photos.tsx';
import { addPrinted, type Printed } from './printed.ts';
import { Secret } from './Secret.tsx';
import type { Screen, WizardDriver } from './screen.ts';
import type { Sent } from './sent.ts';
import type { ShowPicture, Stage } from './stage.ts';
import { TranscriptRows } from './TranscriptRows.tsx';

interface Props {
  driver: WizardDriver;
  symbols: Symbols;
  /** Of the window, in characters. */
  columns: number;
  rows: number;
  /** Bits of colour that the terminal shows. */
  colours: number;
  /** Forgets the keys that were pressed and not yet handed over. */
  dropKeys: () => void;
  /** Shows a picture on the whole screen, which is this program's alone meanwhile. */
  showPicture: ShowPicture;
}

/** The whole screen: what was answered, above it, once; then the view for the kind of step that is up. */
export function Wizard(props: Props) {
  const { driver, symbols, columns, rows, colours, dropKeys, showPicture } = props;
  const view = useSyncExternalStore(driver.subscribe, driver.view);
  const { screen } = view;
  const [visit, countVisit] = useReducer((count: number) => count + 1, 0);
  // Mounted for the whole run, so that raw mode and bracketed paste stay on: a paste is never a key.
  useInput((input, key) => {
    if (key.ctrl && input === 'c') driver.stop();
  });
  usePaste(() => {});
  useDroppedKeys(screen, dropKeys);

  const send = useCallback(
    (sent: Sent) => {
      if (sent.kind === 'secret') driver.secret(sent.text);
      else driver.answer(sent.value);
      countVisit();
    },
    [driver],
  );
  const back = useCallback(() => {
    driver.back();
    countVisit();
  }, [driver]);

  const { status, stopping, clock, canGoBack } = view;
  const { suspendTerminal } = useApp();
  const look: Stage['look'] = async (show) => {
    await suspendTerminal(() =>
      show(async (picture) => {
        const after = await showPicture(picture);
        if (after === 'stop') driver.stop();
        return after;
      }),
    );
    dropKeys();
  };
  const { note, picture } = driver;
  const window = { columns, rows, symbols, colours };
  const stage: Stage = {
    ...window,
    ...{ status, stopping, clock, canGoBack },
    ...{ send, back, note, picture, look },
  };
  const [before, setPrinted] = useState<Printed[]>([]);
  const printed = addPrinted(before, view);
  if (printed !== before) setPrinted(printed);
  return (
    <>
      <Static items={printed}>
        {(item) =>
          'ending' in item ? (
            <Ending key={item.key} screen={item.ending} stage={stage} />
          ) : (
            <TranscriptRows key={item.key} line={item.line} stage={stage} />
          )
        }
      </Static>
      <View key={`${screen.step} ${visit}`} screen={screen} stage={stage} />
    </>
  );
}

function View({ screen, stage }: { screen: Screen; stage: Stage }) {
  switch (screen.kind) {
    case 'choice':
      return <Choice screen={screen} stage={stage} />;
    case 'checklist':
      return <Checklist screen={screen} stage={stage} />;
    case 'dates':
      return <DateRange screen={screen} stage={stage} />;
    case 'folder':
      return <Folder screen={screen} stage={stage} />;
    case 'secret':
      return <Secret screen={screen} stage={stage} />;
    case 'phrase':
      return <Phrase screen={screen} stage={stage} />;
    case 'photos':
      return <Photos screen={screen} stage={stage} />;
    case 'busy':
      return <Progress screen={screen} stage={stage} />;
    case 'ending':
      return null;
  }
}

/**
 * A key belongs to the screen that it was pressed on. Between two plain questions typing ahead is kept;
 * to or from anything else it could answer what was never read.
 */
function useDroppedKeys({ step, kind }: Screen, dropKeys: () => void): void {
  const last = useRef({ step, kind });
  useEffect(() => {
    const changed = last.current.step !== step || last.current.kind !== kind;
    const plain = last.current.kind === 'choice' && kind === 'choice';
    last.current = { step, kind };
    if (changed && !plain) dropKeys();
  }, [step, kind, dropKeys]);
}
