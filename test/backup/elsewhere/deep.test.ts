import { describe, expect, it } from 'vitest';
import { findElsewhere } from '../../../src/backup/index.ts';
import { failure } from '../hand-made.ts';
import { ATTACHMENTS, at, bytesOf, handMade, inMedia, told } from './pictures.ts';

const REST = Buffer.alloc(600, 1);
const MAGIC: [string, Buffer, 'photo' | 'video' | null][] = [
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'photo'],
  ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'photo'],
  ['gif', Buffer.from('GIF89a'), 'photo'],
  ['webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'photo'],
  ['heic', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'photo'],
  ['avif', Buffer.from('\0\0\0\x18ftypavif', 'latin1'), 'photo'],
  ['dng', Buffer.from('II*\0'), 'photo'],
  ['tiff', Buffer.from('MM\0*'), 'photo'],
  ['mov', Buffer.from('\0\0\0\x14ftypqt  ', 'latin1'), 'video'],
  ['mp4', Buffer.from('\0\0\0\x14ftypisom', 'latin1'), 'video'],
  ['song', Buffer.from('\0\0\0\x14ftypM4A ', 'latin1'), null],
  ['sound', Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1'), null],
  ['text', Buffer.from('Dear diary'), null],
];

describe.each([
  ['plain', false],
  ['encrypted', true],
])('a deep scan of a backup that is %s', (_, encrypted) => {
  const files = [
    ...MAGIC.map(([name, start]) =>
      at('AppDomain-com.example', `Documents/${name}`, Buffer.concat([start, REST])),
    ),
    at('AppDomainGroup-group.x', 'tiny', Buffer.from([0xff, 0xd8, 0xff])),
    at(
      'CameraRollDomain',
      'Media/DCIM/100APPLE/IMG_0001.JPG',
      Buffer.concat([MAGIC[0]?.[1] ?? REST, REST]),
    ),
    { ...at('HomeDomain', 'Library/gone', REST), stored: false },
    inMedia(`${ATTACHMENTS}/aa/00/G/one.jpg`, {
      data: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), REST]),
    }),
  ];

  it('finds pictures whatever their name, in apps alone, each once', async () => {
    const backup = await handMade(files, encrypted);
    const pictures = await findElsewhere(backup, { deep: true });
    expect(told(pictures).sort()).toEqual(
      [
        `messages ${ATTACHMENTS}/aa/00/G/one.jpg one.jpg there photo`,
        ...MAGIC.flatMap(([name, , kind]) =>
          kind === null ? [] : [`app Documents/${name} ${name} there ${kind}`],
        ),
      ].sort(),
    );
    for (const picture of pictures)
      expect((await bytesOf(backup, picture)).length).toBeGreaterThan(600);
    expect(await findElsewhere(backup)).toHaveLength(1);
  });
});

it('tells how far it is, and stops when asked', async () => {
  const files = Array.from({ length: 120 }, (_, n) => at('AppDomain-a', `Documents/${n}`, REST));
  const backup = await handMade(files);
  const seen: [number, number | null][] = [];
  const controller = new AbortController();
  const watch = {
    signal: controller.signal,
    onProgress: ({ phase, done, total }: { phase: string; done: number; total: number | null }) => {
      if (phase === 'deep-scan') seen.push([done, total]);
      if (done === 50) controller.abort();
    },
  };
  const stopped = await failure(findElsewhere(backup, { deep: true }, watch));
  expect(stopped.code).toBe('cancelled');
  expect(seen).toEqual([
    [0, 120],
    [50, 120],
  ]);
});
