import { Box as InkBox } from 'ink';
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useReducer,
  useState,
  useSyncExternalStore,
} from 'react';
import { safe } from '../../terminal/safe-text.ts';
import { Frame } from '../frame/Frame.tsx';
import { textWidth } from '../frame/layout.ts';
import { Rows } from '../frame/Rows.tsx';
import { useFrame } from '../frame/use-frame.ts';
import { nextAll } from '../list-ticks.ts';
import type { PhotoRow } from '../screen.ts';
import { type Stage, useSend, type ViewProps } from '../stage.ts';
import { type KeyHint, keyHints, words } from '../words.ts';
import { offeredFacets } from './facets.ts';
import { PictureRows } from './PictureRows.tsx';
import { type PhotoSearch, photoSearch } from './photo-search.ts';
import { besidePicture } from './picker-layout.ts';
import { type PickerLook, pickerRows, pickerWish } from './picker-rows.ts';
import { clearsSomething, pickerState, reducePicker } from './picker-state.ts';
import { type PictureShelf, pictureShelf } from './picture-shelf.ts';

/** Photos out of a backup, of which there may be tens of thousands: chosen by looking at them. */
export function Photos({ screen, stage }: ViewProps<'photos'>) {
  const { rows, extra, daysOf, sizeInWords } = screen;
  const search = useMemo(() => photoSearch(rows, daysOf), [rows, daysOf]);
  const facets = useMemo(() => offeredFacets(rows), [rows]);
  const shape = { rows, found: search.found, facets, extra: extra.map(({ id }) => id) };
  const [state, dispatch] = useReducer(reducePicker, screen.previous, (ids) =>
    pickerState({ ...shape, page: 1 }, ids),
  );
  useReadAhead(search, state.query.text !== '');
  useSend(state.sent, stage);
  const shown = search.found(state.query);
  const { ticked } = state;
  const tickedSize = useMemo(() => sizeInWords(bytesOf(rows, ticked)), [rows, ticked, sizeInWords]);
  const allKey = useMemo(() => (shown.length > 0 ? nextAll(shown, ticked) : null), [shown, ticked]);

  const widths = besidePicture(stage.columns, stage.rows, stage.colours);
  const look: PickerLook = {
    state,
    rows,
    shown,
    isRead: search.isRead(),
    facets,
    extra,
    dayInWords: screen.dayInWords,
    tickedSize,
    columns: textWidth(stage.columns),
    listColumns: widths.list,
    symbols: stage.symbols,
  };
  const plan = useFrame({
    screen,
    stage,
    hints: pickerHints(look, allKey),
    widget: pickerWish(look, stage.rows),
    typing: state.typing,
    clears: clearsSomething(state),
    scroll: 'sideways',
    onPress: (press, height) =>
      dispatch({ press, shape: { ...shape, page: Math.max(1, height - 4) } }),
  });
  const drawn = pickerRows(look, plan.layout.widget);
  const pictureBox = { width: widths.picture, height: Math.max(2, drawn.list.length * 2) };
  const picture = usePicture(stage, shown, state.at, pictureBox);
  useLook(state.look, { stage, shown }, (at) =>
    dispatch({ point: at, shape: { ...shape, page: 1 } }),
  );
  return (
    <Frame plan={plan}>
      <InkBox>
        <InkBox flexDirection="column" flexShrink={0} width={widths.list + widths.gap}>
          <Rows rows={drawn.list} />
        </InkBox>
        {picture !== null && picture !== 'none' && (
          <PictureRows rows={picture.slice(0, drawn.list.length)} />
        )}
      </InkBox>
      <Rows rows={drawn.below} />
    </Frame>
  );
}

function bytesOf(rows: readonly PhotoRow[], ticked: ReadonlySet<string>): number {
  if (ticked.size === 0) return 0;
  return rows.reduce((sum, { id, bytes }) => (ticked.has(id) ? sum + bytes : sum), 0);
}

/** Rows read in one turn: a few milliseconds' worth, so that no key waits. */
const SLICE = 200;
/** Rows after which a find that is at work looks again. */
const LOOK_AGAIN = 5000;

/** Reads what a find will look in, bit by bit, from the moment that the list is up. */
function useReadAhead(search: PhotoSearch, isFinding: boolean): void {
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const changed = useEffectEvent(() => {
    if (isFinding) lookAgain();
  });
  useEffect(() => {
    let read = 0;
    const next = () => {
      const isDone = search.readAhead(SLICE);
      read += SLICE;
      if (isDone || read % LOOK_AGAIN === 0) changed();
      if (!isDone) turn = setImmediate(next);
    };
    let turn = setImmediate(next);
    return () => clearImmediate(turn);
  }, [search]);
}

/** The picture of the photo under the pointer; its neighbours' are fetched after it. */
function usePicture(
  stage: Stage,
  shown: readonly PhotoRow[],
  at: number,
  box: { width: number; height: number },
) {
  const { colours, picture: source } = stage;
  const depth = colours >= 24 ? 24 : 8;
  const [shelf] = useState<PictureShelf>(() => pictureShelf(source, depth));
  useSyncExternalStore(shelf.subscribe, shelf.version);
  useEffect(() => () => shelf.close(), [shelf]);
  const { width, height } = box;
  const near = [at, at + 1, at - 1].flatMap((one) => shown[one] ?? []);
  const ids = near.filter(({ hidden }) => !hidden).map(({ id }) => id);
  const wanted = width > 0 ? ids.join('\n') : '';
  useEffect(() => {
    if (wanted !== '') shelf.want(wanted.split('\n'), { width, height });
  }, [shelf, wanted, width, height]);
  const row = shown[at];
  return row === undefined || row.hidden || width === 0
    ? null
    : shelf.shown(row.id, { width, height });
}

/** Shows one photo on the whole screen, and its neighbours from there. */
function useLook(
  asked: { at: number } | null,
  { stage, shown }: { stage: Stage; shown: readonly PhotoRow[] },
  point: (at: number) => void,
): void {
  const show = useEffectEvent(async (from: number) => {
    let at = from;
    await stage.look(async (showPicture) => {
      for (;;) {
        const row = shown[at];
        if (row === undefined) return;
        const { name, taken, detail } = row.words();
        const { symbols } = stage;
        const after = await showPicture({
          caption: [
            symbols.spell(safe`${taken} ${symbols.dot} ${detail}`),
            symbols.spell(safe`${words.position(at + 1, shown.length)} ${symbols.dot} ${name}`),
          ],
          hint: words.lookKeys(symbols),
          none: words.noPicture,
          picture: (box) => stage.picture(row.id, box, AbortSignal.timeout(PATIENCE)),
        });
        if (after === 'next') at = Math.min(at + 1, shown.length - 1);
        else if (after === 'previous') at = Math.max(at - 1, 0);
        else return;
      }
    });
    point(at);
  });
  useEffect(() => {
    if (asked !== null) void show(asked.at);
  }, [asked]);
}

/** How long a large picture may take, in milliseconds. */
const PATIENCE = 30_000;

/** While something is open, the way out of it comes first: in a narrow window the last hints are left out. */
function pickerHints(look: PickerLook, allKey: ReturnType<typeof nextAll> | null): KeyHint[] {
  const { state, rows, shown, facets, extra, symbols } = look;
  const move = keyHints.move(symbols);
  if (state.focus === 'facets') return [keyHints.tick, move, keyHints.showFound];
  if (state.focus === 'extra') {
    return [move, keyHints.choose, ...(rows.length > 0 ? [keyHints.toList] : [])];
  }
  if (state.anchor !== null) return [keyHints.tickRange, move, keyHints.dropRange];
  const clear = clearsSomething(state) ? [keyHints.clearFind] : [];
  if (state.typing) return [...clear, ...(shown.length > 0 ? [keyHints.keepFind, move] : [])];
  const take =
    shown.length === 0
      ? []
      : [
          move,
          keyHints.tick,
          keyHints.goOn,
          keyHints.look,
          ...(allKey === null ? [] : [keyHints.tickAll(allKey)]),
          keyHints.day,
          keyHints.range,
        ];
  return [
    ...clear,
    ...take,
    keyHints.find,
    ...(facets.length > 0 ? [keyHints.facets] : []),
    ...(extra.length > 0 ? [keyHints.otherAnswers] : []),
  ];
}
