/** The guide to answers files: its examples fit, and it names every condition and every exit code's place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAnswers } from '../../src/cases/answers-file.ts';
import { checkAnswers } from '../../src/cases/check.ts';
import { backupConditions, photoConditions } from '../../src/cases/given-answer.ts';
import { worstOf } from '../../src/cli/batch.ts';
import { newCase } from '../../src/flows/case.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/answers.md'), 'utf8');
const examples = [...guide.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

test('every answers file in the guide fits', () => {
  expect(examples.length).toBeGreaterThan(2);
  for (const text of examples) {
    const parsed = parseAnswers(text);
    expect(parsed).toMatchObject({ ok: true });
    expect(checkAnswers(parsed.file.answers, newCase('macos', '2026-11-22T12:00:00Z'))).toEqual([]);
  }
});

test('every condition of a filter is explained', () => {
  const conditions = [
    ...Object.keys(photoConditions.shape),
    ...Object.keys(backupConditions.shape),
  ];
  for (const one of conditions) expect(guide).toMatch(new RegExp(`^\\| .*\`${one}[\`:]`, 'm'));
});

test('the order of exit codes is the one that holds', () => {
  const [, said = ''] = /worst of all runs, in this order: ([\d, ]+)\./.exec(guide) ?? [];
  const order = said.split(', ').map(Number);
  expect(order.length).toBeGreaterThan(10);
  for (const [at, code] of order.entries()) expect(worstOf(order.slice(at).reverse())).toBe(code);
});
