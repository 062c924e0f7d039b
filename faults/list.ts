import type { Fault } from './fault.ts';
import { CLOCKS } from './kinds/clocks.ts';
import { DESTINATIONS } from './kinds/destinations.ts';
import { FULL_DISKS } from './kinds/full-disks.ts';
import { PIPES } from './kinds/pipes.ts';
import { SIDE_BY_SIDE } from './kinds/side-by-side.ts';
import { signals } from './kinds/signals.ts';
import { SOURCES } from './kinds/sources.ts';

/** Every fault. @param seed of those that happen at any moment. */
export function allFaults(seed: number): readonly Fault[] {
  return [
    ...FULL_DISKS,
    ...DESTINATIONS,
    ...SOURCES,
    ...SIDE_BY_SIDE,
    ...CLOCKS,
    ...PIPES,
    ...signals(seed),
  ];
}
