import type { Mailbox } from '../calendar/calendars.ts';
import type { Directory } from '../directory/directory.ts';
import type { AppPrincipal } from '../entra/tokens.ts';
import { GraphError, notFound } from './graph-error.ts';

/** The mailbox that an application names. Throws as Exchange refuses: there is none, or an access policy is in the way. */
export function mailboxOf(directory: Directory, { tenant, app }: AppPrincipal, name: string): Mailbox {
  const user = directory.user(tenant, name);
  if (user === undefined) {
    throw notFound(`Resource '${name}' does not exist or one of its queried reference-property objects are not present.`);
  }
  if (!directory.mayOpen(tenant, app.id, user)) {
    const message = 'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.';
    throw new GraphError(403, 'ErrorAccessDenied', message);
  }
  return { tenant, user };
}
