import { checkValue, type MetadataProblem } from './check-value.ts';
import type { Csdl } from './csdl.ts';

/** Every place where the body of a callback is not what the metadata says, the resource in it included. */
export function checkNotifications(csdl: Csdl, body: unknown): readonly MetadataProblem[] {
  const envelope = checkValue(csdl, 'microsoft.graph.commsNotifications', body);
  const values = (body as { value?: readonly { resourceUrl?: string; resourceData?: unknown }[] }).value ?? [];
  const inside = values.flatMap(({ resourceUrl = '', resourceData }, index) => {
    const type = typeOf(resourceUrl, resourceData);
    return checkValue(csdl, type, resourceData).map(problem => ({
      ...problem,
      path: `value[${index}].resourceData${problem.path.slice(1)}`,
    }));
  });
  return [...envelope, ...inside];
}

function typeOf(resourceUrl: string, data: unknown): string {
  if (resourceUrl.endsWith('/participants')) {
    return Array.isArray(data) ? 'Collection(microsoft.graph.participant)' : 'microsoft.graph.deltaParticipants';
  }
  return resourceUrl.includes('/operations/') ? 'microsoft.graph.commsOperation' : 'microsoft.graph.call';
}
