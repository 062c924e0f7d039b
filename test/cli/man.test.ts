/** The manual page is the program's own, and a page that man and groff can set without complaint. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manPage } from '../../scripts/man-page.ts';
import { CHECKOUT } from './program.ts';

const PAGE = join(CHECKOUT, 'man', 'backroll.1');
const page = readFileSync(PAGE, 'utf8');

test('the page in the repository is what "npm run man" draws', () => {
  expect(page).toBe(manPage());
});

test('it is installed with the program', () => {
  const { man, files } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8'));
  expect({ man, files }).toMatchObject({
    man: 'man/backroll.1',
    files: expect.arrayContaining(['man']),
  });
});

const formatters = [
  ['groff', ['-man', '-Tutf8', '-ww', PAGE]],
  ['man', ['-l', '--warnings', PAGE]],
  ['mandoc', ['-Tlint', '-Wwarning', PAGE]],
] as const;

test.each(formatters)('%s sets it without a warning', (program, args) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', MANPAGER: 'cat', MANWIDTH: '80' },
  });
  if (error) return expect(error).toMatchObject({ code: 'ENOENT' });
  // BSD's man knows neither option.
  if (program === 'man' && /(?:illegal|unknown) option/.test(stderr)) return;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  if (program !== 'mandoc') expect(stdout.length).toBeGreaterThan(page.length / 2);
});
