import type { GatekeeperList } from './gatekeeper-list.ts';
import type { GatekeeperClientOptions } from './ras.ts';
import type { RasLink } from './ras-link.ts';
import type { Session } from './session.ts';

/** What the parts of a gatekeeper client work with. */
export interface RasParts {
  /** Replaced as a whole when we are somewhere else. */
  options: GatekeeperClientOptions;
  readonly session: Session;
  readonly link: RasLink;
  readonly gatekeepers: GatekeeperList;
}
