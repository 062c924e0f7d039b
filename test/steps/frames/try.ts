import { startSession } from '../../../src/cli/session.ts';
import { longestViews } from './reached.ts';
import { placesOn } from './world.ts';

const s = startSession(placesOn('macos'));
const t = performance.now();
const l = longestViews(s);
console.log(l.size, performance.now() - t);
await s.end();

import { STEPS } from '../../../src/flows/branches.ts';

const all = Object.keys(STEPS).filter((s) => STEPS[s]!.kind !== 'crossing');
console.log(
  all.length,
  all.filter((s) => !l.has(s as never)),
);
