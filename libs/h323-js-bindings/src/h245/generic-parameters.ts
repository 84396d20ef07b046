import type * as Schema from '../generated/multimedia-system-control.ts';

/** The parameters of a GenericCapability or GenericMessage with standard identifiers, by number. The first of a number counts. */
export function parametersOf(
  ...lists: readonly (readonly Schema.GenericParameter[] | undefined)[]
): ReadonlyMap<number, Schema.ParameterValue> {
  const found = new Map<number, Schema.ParameterValue>();
  for (const { parameterIdentifier: id, parameterValue } of lists.flatMap(list => list ?? []))
    if (id.type === 'standard' && !found.has(id.value)) found.set(id.value, parameterValue);
  return found;
}

/** A number, whichever of the types of numbers it came as: implementations differ in that. */
export function numberOf(value: Schema.ParameterValue | undefined): number | undefined {
  return value && 'value' in value && typeof value.value === 'number' ? value.value : undefined;
}

export function parameter(id: number, parameterValue: Schema.ParameterValue): Schema.GenericParameter {
  return { parameterIdentifier: { type: 'standard', value: id }, parameterValue };
}

/** The object identifier of a standard capability or message; undefined for others. */
export function standardId(id: Schema.CapabilityIdentifier): string | undefined {
  return id.type === 'standard' ? id.value : undefined;
}
