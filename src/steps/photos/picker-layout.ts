/** How the list of photos and the picture share the columns of a window. Pure. */
import { textWidth } from '../frame/layout.ts';

export interface PickerWidths {
  list: number;
  /** Between the two; 0 without a picture. */
  gap: number;
  /** 0 where there is no room for one, or too few colours. */
  picture: number;
}

/** A picture is of use from here on. */
const LEAST = { columns: 68, rows: 16 };
/** From here on, there is room beside the text's own width, and still some to narrow the window. */
const WIDE = 110;
const SLACK = 30;
const WIDEST = 130;

/** @param colours bits of colour that the terminal shows */
export function besidePicture(columns: number, rows: number, colours: number): PickerWidths {
  const narrow = textWidth(columns);
  if (columns <= LEAST.columns || rows < LEAST.rows || colours < 8) {
    return { list: narrow, gap: 0, picture: 0 };
  }
  const all = columns >= WIDE ? Math.min(columns - SLACK, WIDEST) : narrow;
  const gap = 1;
  const picture = Math.min(60, Math.floor((all - gap) * (all > narrow ? 0.45 : 0.4)));
  return { list: all - gap - picture, gap, picture };
}
