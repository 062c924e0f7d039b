import { expect, test } from 'vitest';
import { learntList } from '../../src/cases/findings.ts';

test('what was saved before there were contact sheets, and before files were named, names none', () => {
  const finding = {
    effect: 'extract',
    outcome: 'wrote',
    path: '/backup',
    folder: '/photos',
    files: 3,
    proved: 3,
    bytes: 9,
    failed: 0,
    onlySmall: false,
  };
  const page = '/photos/contact-sheet.html';
  const all = [finding, { ...finding, sheet: page }, { ...finding, sheet: 7 }];
  expect(learntList.parse(all.map((one) => ({ after: 1, finding: one })))).toEqual([
    { after: 1, finding: { ...finding, sheet: null, written: [] } },
    { after: 1, finding: { ...finding, sheet: page, written: [] } },
  ]);
});
