/** Personal data is found in whatever way it is written, and nothing else is taken for it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactor } from '../../src/cases/redact.ts';
import { redactCase } from '../../src/cases/redact-case.ts';
import type { SavedCase } from '../../src/cases/saved-case.ts';
import { reportDocument } from '../../src/cli/report-document.ts';
import { reportOutline } from '../../src/cli/report-outline.ts';
import { newCase } from '../../src/flows/case.ts';
import { reportMarkdown } from '../../src/pages/report/markdown.ts';
import { reportPage } from '../../src/pages/report/page.ts';
import { savedAs } from './saved.ts';

/** A text of its own, in which the first of each kind has the number one. */
const text = (said: string) => redactor([]).text(said);

test.each([
  ['robin.vale+a@example.co.uk', 'email'],
  ['robin (at) example.org', 'email'],
  ['+49 171 2345678', 'phone'],
  ['0171/234 56 78', 'phone'],
  ['(555) 010-4477', 'phone'],
  ['555.010.4477', 'phone'],
  ['5 5 5 0 1 0 4', 'phone'],
  ['٠١٧١٢٣٤٥٦٧', 'phone'],
  ['dbc1ed2243f1bb061f047c3d24c21d17769d6ae5', 'udid'],
  ['00008120-000C3D1A2E7B601E', 'udid'],
  ['F0B47E29-6E46-4C0B-9C0A-4E2A6E3D7B11', 'photo'],
  ['IMG_0042.HEIC', 'photo'],
  ['IMG_E0042', 'photo'],
  ['DNPK42ABCD7X', 'serial'],
  ['C39XK2PQ1J', 'serial'],
  ['49-015420-323751-8', 'imei'],
  ['490154203237518', 'imei'],
  ['a4:83:e7:1b:00:0f', 'mac'],
  ['A4-83-E7-1B-00-0F', 'mac'],
  ['0x1C2D3E4F5A6B7C', 'ecid'],
  ['1C2D3E4F5A6B7C', 'ecid'],
  ['48.85661, 2.35222', 'place'],
  ['48,85661; -2,35222', 'place'],
  ['48° 51′ 24″ N', 'place'],
  ['lat: 48.85', 'place'],
  ['/Users/robin/My Pictures/Rome trip/a.txt', 'path'],
  ['C:\\Users\\robin\\Pictures', 'path'],
  ['\\\\server\\share\\robin', 'path'],
  ['~/Pictures/robin', 'path'],
  ['file:///Users/robin/x', 'path'],
  ['https://share.icloud.com/photos/0abc', 'link'],
])('%s is taken out', (found, kind) => {
  expect(text(found)).toBe(`<${kind}-1>`);
  expect(text(`(${found})`)).toContain(`<${kind}-1>`);
  expect(text(`she said ${found} twice`)).toMatch(new RegExp(`^she said <${kind}-1> ?twice$`));
});

test.each([
  'The beach on 2026-05-01..2026-05-03, at 21:05, or 3.5.2026?',
  'Error 4013, then 4005; 283 GB free of 512 GB, iOS 18.7.2, HD-1042.',
  'Yes/no, and/or: the photo was in Recently Deleted (30 days).',
  'Ticket 123456, case 2026-11-22-k7qm.',
])('nothing is taken out of: %s', (said) => {
  expect(text(said)).toBe(said);
});

test('the same value is the same placeholder, however it is written', () => {
  const { text: one, field } = redactor([{ kind: 'device', value: 'Zoë’s iPhone' }]);
  expect(one("ZOE\u0308'S IPHONE, [zoë’s  iphone]; Zo\u200bë’s\u00a0iPhone_2")).toBe(
    '<device-1>, [<device-1>]; <device-1>_2',
  );
  expect(field('device', 'Zoë’s iPhone')).toBe('<device-1>');
  expect(one('+1 (555) 010-4477 and 15550104477, then 555 010 9999')).toBe(
    '<phone-1> and <phone-1>, then <phone-2>',
  );
});

/** Every field that anybody can fill holds it. */
function everywhere(planted: string): SavedCase {
  const at = '2026-11-22T12:00:00.000Z';
  const backup = { path: `/b/${planted}`, udid: planted, lastBackup: '2026-05-17T08:22:00.000Z' };
  const trail = [
    { step: 'whose-phone', answer: 'mine' },
    { step: planted, answer: planted },
    { step: 'folder', answer: planted },
    { step: 'taken', answer: planted },
    { step: 'photos', answer: [planted] },
    { step: 'places', answer: [planted] },
  ];
  const learnt: SavedCase['learnt'] = [
    {
      after: 0,
      finding: {
        effect: 'scan',
        outcome: 'some',
        backups: [
          {
            ...backup,
            deviceName: planted,
            productType: planted,
            productName: planted,
            productVersion: planted,
            stateReason: planted,
            encrypted: false,
            archived: false,
            state: 'finished',
            legacy: false,
            live: true,
          },
        ],
        problems: [{ path: planted, code: 'no-access', message: planted }],
        tools: [],
      },
    },
    {
      after: 1,
      finding: {
        effect: 'extract',
        outcome: 'wrote',
        path: planted,
        folder: planted,
        files: 3,
        proved: 1,
        bytes: 9,
        failed: 0,
        onlySmall: false,
        sheet: `${planted}/contact-sheet.html`,
        written: [{ path: planted, bytes: 1, sha256: '0'.repeat(64), check: 'size' }],
      },
    },
    {
      after: 1,
      finding: {
        effect: 'protect',
        outcome: 'done',
        code: null,
        copies: [{ backup: { ...backup, lastBackup: planted }, copy: planted }],
      },
    },
    { after: 1, finding: { effect: 'watch', outcome: 'finished', path: planted } },
    {
      after: 1,
      finding: {
        effect: 'backup',
        outcome: 'made',
        said: null,
        folder: planted,
        path: planted,
        encrypted: true,
      },
    },
  ];
  return savedAs({ ...newCase('linux', at), trail, learnt }, planted, {
    label: planted,
    tree: planted,
    version: planted,
    outcome: planted,
    notes: [
      { at, step: planted, after: 0, text: `"It is ${planted}"` },
      {
        at,
        step: 'freeze',
        after: 0,
        text: `(${planted.toUpperCase()}),${planted.normalize('NFD')}`,
      },
    ],
    timeline: [],
  });
}

/** Names as people give them to devices: letters of any script, digits, blanks, punctuation. */
const name = fc
  .tuple(
    fc.constantFrom(
      'Quillon',
      'Zoë Ångström',
      'Łukasz',
      '花子',
      'o’Hara',
      'x*[y]{2}',
      'Qx 7',
      'ПЕТРА',
    ),
    fc.constantFrom('', '’s iPhone', ' 2', '.heic', ' (work)', '@qq.example', '\u200b'),
  )
  .map(([first, rest]) => first + rest);

const visible = (said: string) =>
  said
    .replace(/\u200b/g, '')
    .normalize('NFC')
    .toLowerCase();

test('planted in every field, a name is in no rendering', () => {
  fc.assert(
    fc.property(name, (planted) => {
      const report = reportDocument(everywhere(planted), { redact: true, home: '/home/qx' });
      const outline = reportOutline(report);
      const texts = [JSON.stringify(report), reportMarkdown(outline), reportPage(outline)];
      for (const one of texts) {
        const read = visible(one.replaceAll('&#39;', "'").replace(/\\(.)/g, '$1'));
        expect(read).not.toContain(visible(planted));
        expect(read).not.toContain(visible(planted).replaceAll('’', "'"));
      }
    }),
    { numRuns: 200 },
  );
});

test('with everything, all of it is there, but nothing that cannot be seen', () => {
  const planted = 'Quillon\u202e\u001b[31m';
  const report = reportDocument(everywhere(planted), { redact: false, home: '/home/qx' });
  expect(JSON.stringify(report)).toContain('Quillon');
  expect(reportMarkdown(reportOutline(report))).toContain('Quillon');
  expect(JSON.stringify(report)).not.toMatch(/\\u001b|\u202e/);
});

test('a case without personal data plays as before', () => {
  const saved = everywhere('Quillon');
  const redacted = redactCase(saved, '/home/qx');
  expect(redacted.trail[0]).toEqual(saved.trail[0]);
  const [scan] = redacted.learnt;
  const [backup] = scan?.finding.effect === 'scan' ? scan.finding.backups : [];
  expect(backup).toMatchObject({ deviceName: '<device-1>', path: '<path-1>', udid: '<udid-1>' });
});

test('a model is no name', () => {
  const saved = everywhere('iPhone 13 mini');
  const [scan] = redactCase(saved, '/home/qx').learnt;
  const [backup] = scan?.finding.effect === 'scan' ? scan.finding.backups : [];
  expect(backup?.deviceName).toBe('iPhone 13 mini');
});

test('a long hostile note is gone through in a moment', () => {
  const begun = performance.now();
  for (const piece of ['1 ', 'a@', '/ ', '..', '48.8566 ', '((', 'A1', '1-']) {
    text(piece.repeat(2000 / piece.length));
  }
  expect(performance.now() - begun).toBeLessThan(2000);
});
