const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const dateTimeOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/;
/** OData ABNF 4.01, durationValue: days and below. */
const duration = /^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': value => typeof value === 'string',
  'Edm.Boolean': value => typeof value === 'boolean',
  'Edm.Int32': value => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31,
  // IEEE754Compatible=true makes strings of 64-bit integers (OData JSON 4.01, 3.2)
  'Edm.Int64': value => Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,19}$/.test(value)),
  'Edm.Double': value => typeof value === 'number' || value === 'NaN' || value === 'INF' || value === '-INF',
  'Edm.Guid': value => typeof value === 'string' && guid.test(value),
  'Edm.DateTimeOffset': value => typeof value === 'string' && dateTimeOffset.test(value),
  'Edm.Duration': value => typeof value === 'string' && duration.test(value),
  'Edm.Date': value => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  'Edm.Stream': () => true,
};

/** Whether a value is of a primitive type; `undefined` when there is no such type. */
export function isPrimitive(type: string, value: unknown): boolean | undefined {
  return checks[type]?.(value);
}
