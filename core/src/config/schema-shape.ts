import { z } from 'zod';

/** Peels defaults, optionals and transforms off a schema. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const { def } = schema as { def: { type: string; innerType?: z.ZodType; in?: z.ZodType } } & z.ZodType;
  if (def.innerType) return unwrap(def.innerType);
  if (def.type === 'pipe' && def.in) return unwrap(def.in);
  return schema;
}

/** The schema of a key below a schema, if it names one. */
export function childSchema(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return inner.shape[String(key)] as z.ZodType | undefined;
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  if (inner instanceof z.ZodUnion) return firstOf(inner, option => childSchema(option, key));
  return undefined;
}

/** The keys that an object schema knows; `undefined` where any key may stand. */
export function knownKeys(schema: z.ZodType): readonly string[] | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return firstOf(inner, knownKeys);
  if (!(inner instanceof z.ZodObject)) return undefined;
  const { catchall } = inner.def;
  return catchall === undefined || catchall instanceof z.ZodNever ? Object.keys(inner.shape) : undefined;
}

/** What the first option of a union says that says something: unions of settings have at most one object among them. */
function firstOf<T>(union: z.ZodUnion, ask: (option: z.ZodType) => T | undefined): T | undefined {
  for (const option of union.options) {
    const found = ask(option as z.ZodType);
    if (found !== undefined) return found;
  }
  return undefined;
}
