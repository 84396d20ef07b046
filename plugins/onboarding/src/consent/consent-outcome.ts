import type { EndReason } from '@opencvi/plugin-api';
import type { RoleGrant } from './app-roles.ts';
import type { StateProblem } from './consent-state.ts';

/** What came of a consent. */
export type ConsentOutcome =
  | { readonly kind: 'complete'; readonly tenant: string; readonly tenantId: string; readonly grants: readonly RoleGrant[] }
  | {
      readonly kind: 'incomplete';
      readonly tenant: string;
      readonly tenantId: string;
      readonly grants: readonly RoleGrant[];
      /** A state to look again with. */
      readonly again: string;
    }
  /** Microsoft said yes, and then gave no token. */
  | { readonly kind: 'no-token'; readonly tenant: string; readonly tenantId: string; readonly reason: EndReason; readonly again: string }
  | { readonly kind: 'refused'; readonly tenant: string; readonly error: string; readonly description: string | undefined }
  | { readonly kind: 'bad-state'; readonly problem: StateProblem }
  | { readonly kind: 'unknown-tenant'; readonly tenant: string }
  | { readonly kind: 'other-tenant'; readonly tenant: string; readonly wanted: string; readonly got: string }
  /** The configuration does not say yet which Microsoft tenant this customer is. */
  | { readonly kind: 'unassigned'; readonly tenant: string; readonly tenantId: string; readonly cloud: string }
  | { readonly kind: 'unclear'; readonly tenant: string };
