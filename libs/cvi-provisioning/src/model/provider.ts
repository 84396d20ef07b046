/** A video interop service provider of a tenant, with the property names that PowerShell prints. */
export interface VideoInteropServiceProvider {
  readonly Identity: string;
  readonly Name: string;
  /** The address of the partner's IVR, printed in invitations. */
  readonly TenantKey: string;
  /** The partner's page; `{ConfId}` becomes the conference id. */
  readonly InstructionUri: string;
  /** Whether a room that joins anonymously through one of `AadApplicationIds` counts as of the organizer's organization. */
  readonly AllowAppGuestJoinsAsAuthenticated: boolean;
  /** Application ids of the partner's bots, with semicolons between them. */
  readonly AadApplicationIds: string;
}

/** The names that `-Name` takes. */
export const providerNames = ['Polycom', 'BlueJeans', 'Pexip', 'Cisco'] as const;

/** One of Microsoft's partners by the name that the cmdlets have for it. */
export type ProviderName = (typeof providerNames)[number];
