import { calleeTarget, callerTarget } from './call-target.ts';
import { codecTarget } from './codec-target.ts';
import { controlTarget } from './control-target.ts';
import { q931Target, tpktTarget } from './envelope-targets.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { gatekeeperClientTarget, locationTarget } from './ras-targets.ts';

/** Everything that takes octets from the network. */
export const targets: readonly FuzzTarget[] = [
  codecTarget,
  q931Target,
  tpktTarget,
  locationTarget,
  gatekeeperClientTarget,
  controlTarget,
  calleeTarget,
  callerTarget,
];
