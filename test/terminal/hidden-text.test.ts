/** A line that is typed and not shown. */
import { expect, test } from 'vitest';
import { noHiddenText, typeHidden } from '../../src/terminal/hidden-text.ts';

const typed = (...pieces: string[]) => {
  const { text, end } = pieces.reduce(typeHidden, noHiddenText);
  return { text, end };
};

test.each([
  ['a line', ['open sesame\r'], 'open sesame'],
  ['as some shells send it', ['open sesame\n'], 'open sesame'],
  ['in pieces', ['op', 'en', '\r'], 'open'],
  ['with a mistake', ['opem\u007fn\r'], 'open'],
  ['with an accent taken back as one', ['ne\u0301\u007fo\r'], 'no'],
  ['begun again', ['wrong\u0015right\r'], 'right'],
  ['with arrow keys', ['o\u001b[Dpen\u001b[', '3~\r'], 'open'],
  ['pasted', ['\u001b[200~open sesame\n\u001b[201~\r'], 'open sesame'],
  ['empty', ['\r'], ''],
  ['with Ctrl-D in it', ['op\u0004en\r'], 'open'],
])('%s', (_, pieces, text) => expect(typed(...pieces)).toEqual({ text, end: 'entered' }));

test('Ctrl-C and, on an empty line, Ctrl-D end it', () => {
  expect(typed('secret\u0003')).toEqual({ text: '', end: 'interrupted' });
  expect(typed('\u0004')).toEqual({ text: '', end: 'closed' });
  expect(typed('x\u0004')).toEqual({ text: 'x', end: null });
});
