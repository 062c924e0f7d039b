/** One point of every kind of fault; `npm run faults` tries them all, with every command. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { attempt } from '../../faults/attempt.ts';
import { abilities } from '../../faults/disks.ts';
import { allFaults } from '../../faults/list.ts';
import { type Phone, preparePhone } from '../../faults/phone.ts';

const POINTS: Readonly<Record<string, number>> = {
  'no room: extract-encrypted': 0.5,
  'no more files: extract-encrypted': 0.7,
  'no room for temporary files: extract-encrypted': 0.3,
  'destination unmounted: protect': 0.6,
  'destination swapped for a link to the backup: extract-encrypted': 0.6,
  'destination turns read-only: extract': 0.3,
  'EIO while the backup is read: extract-encrypted': 0.5,
  'a file changes while it is read: extract': 0.5,
  'runs for different photos at once: extract': 0,
  'one of two runs is killed: protect': 0.7,
  'the clock jumps back ten years: protect': 0.5,
  'nobody reads --json: extract': 0.5,
  '--json onto a full disk: protect': 0,
  'SIGTERM between two steps: extract': 0.5,
  'SIGKILL between two steps: extract-encrypted': 0.5,
};

const can = abilities();
const faults = allFaults(1);
let phone: Phone;

beforeAll(async () => {
  phone = await preparePhone(undefined, inject('practice'));
}, 60_000);
afterAll(() => phone?.remove());

test('every fault of these is in the list', () => {
  const names = faults.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(POINTS)));
  expect(new Set(names).size).toBe(names.length);
});

for (const fault of faults) {
  const at = POINTS[fault.name];
  if (at === undefined) continue;
  const canHere = fault.needs.every((need) => can.has(need));
  test.runIf(canHere).concurrent(fault.name, { timeout: 120_000 }, async () => {
    expect(await attempt(phone, fault, at)).toEqual([]);
  });
}
