import type { Definition, Reference } from '../asn1/type.ts';

const known = new WeakMap<Definition, number>();

/** How many constructed types are inside one another in the smallest value of a type. */
export function minimalDepth(definition: Definition): number {
  const before = known.get(definition);
  if (before !== undefined) return before;
  // What contains itself does not end that way.
  known.set(definition, Number.POSITIVE_INFINITY);
  const depth = compute(definition);
  if (Number.isFinite(depth)) known.set(definition, depth);
  else known.delete(definition);
  return depth;
}

function compute(definition: Definition): number {
  const of = (reference: Reference): number => minimalDepth(typeof reference === 'function' ? reference() : reference);
  switch (definition.kind) {
    case 'SEQUENCE':
      return 1 + Math.max(0, ...definition.root.filter(([, , presence]) => presence === undefined).map(([, type]) => of(type)));
    case 'SEQUENCE OF':
      return 1 + ((definition.size?.min ?? 0) > 0 ? of(definition.element) : 0);
    case 'CHOICE':
      return 1 + Math.min(...[...definition.root, ...(definition.additions ?? [])].map(([, type]) => of(type)));
    case 'OPEN TYPE':
      return definition.contents ? 1 + of(definition.contents) : 0;
    default:
      return 0;
  }
}
