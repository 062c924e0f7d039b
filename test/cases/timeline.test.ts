import { expect, test } from 'vitest';
import {
  extended,
  happened,
  MOST_EVENTS,
  type Moment,
  type TimelineEntry,
} from '../../src/cases/timeline.ts';

const AT = '2026-11-22T12:00:00.000Z';
const nothing: Moment = { step: 'whose-phone', trail: [], learnt: [], notes: 0, hasEnded: false };
const events = (entries: readonly TimelineEntry[]) =>
  entries.map((one) => ('answer' in one ? `${one.event} ${one.answer}` : one.event));

test('of an answer there is its id, and of what was typed or ticked that it was', () => {
  const trail = [
    { step: 'whose-phone', answer: 'mine' },
    { step: 'taken', answer: '2026-05' },
    { step: 'taken', answer: 'dont-know' },
    { step: 'folder', answer: '/Users/robin' },
    { step: 'places', answer: ['mail'] },
  ];
  const entries = happened(nothing, { ...nothing, trail }, AT);
  expect(events(entries)).toEqual([
    'answered mine',
    'answered given',
    'answered dont-know',
    'answered given',
    'answered given',
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/robin|2026-05|mail/);
});

test('going back, and another answer then, are both told; the same once more is not', () => {
  const one = { ...nothing, trail: [{ step: 'whose-phone', answer: 'mine' }] };
  const other = { ...nothing, trail: [{ step: 'whose-phone', answer: 'inherited' }] };
  expect(events(happened(one, nothing, AT))).toEqual(['went-back']);
  expect(events(happened(one, other, AT))).toEqual(['went-back', 'answered inherited']);
  const copy = { ...nothing, trail: structuredClone(one.trail) };
  expect(happened(one, copy, AT)).toEqual([]);
});

test('what was found is told once, with the step that waited for it', () => {
  const finding = { effect: 'watch', outcome: 'finished', path: '/x' } as const;
  const before = { ...nothing, step: 'watching-fresh' };
  const after = { ...nothing, step: 'check-fresh', learnt: [{ after: 0, finding }] };
  const entries = happened(before, after, AT);
  expect(entries).toEqual([
    { at: AT, step: 'watching-fresh', event: 'found', effect: 'watch', outcome: 'finished' },
  ]);
  expect(happened(after, after, AT)).toEqual([]);
  const ruledOut = { effect: null, branch: 'extraction', reason: 'declined' } as const;
  const then = { ...nothing, learnt: [{ after: 0, finding: ruledOut }] };
  expect(happened(nothing, then, AT)).toEqual([]);
});

test('a note and an ending are told', () => {
  const after = { ...nothing, step: 'recovered-bin', notes: 2, hasEnded: true };
  expect(events(happened(nothing, after, AT))).toEqual(['noted', 'ended']);
});

test('a timeline that goes on for ever keeps its beginning and its end, and counts the rest', () => {
  const numbered = (from: number, count: number): TimelineEntry[] =>
    Array.from({ length: count }, (_, index) => ({
      at: AT,
      step: `s${from + index}`,
      event: 'noted',
    }));
  const full = extended([], numbered(0, MOST_EVENTS));
  expect(full).toHaveLength(MOST_EVENTS);
  let timeline = full;
  for (let more = 0; more < 5; more += 1) {
    timeline = extended(timeline, numbered(MOST_EVENTS + more * 100, 100));
  }
  expect(timeline).toHaveLength(MOST_EVENTS);
  expect(timeline[0]?.step).toBe('s0');
  expect(timeline.at(-1)?.step).toBe(`s${MOST_EVENTS + 499}`);
  const leftOut = timeline.filter((one) => one.event === 'left-out');
  expect(leftOut).toHaveLength(1);
  expect(leftOut[0]).toMatchObject({ count: 501 });
});
