/** The schema of an ASN.1 type, in the words of asn1/builders.ts. */
import { bracket } from './layout.ts';
import { propertyName, typeName } from './names.ts';
import type { AdditionSyntax, ComponentSyntax, ConstrainedSyntax, Constraint, Range, TypeSyntax } from './syntax.ts';

export function emitSchema(type: TypeSyntax): string {
  switch (type.kind) {
    case 'BOOLEAN':
    case 'NULL':
      return type.kind;
    case 'OBJECT IDENTIFIER':
      return 'OBJECT_IDENTIFIER';
    case 'OPEN TYPE':
      return call('openType', type.contents && lazily(type.contents));
    case 'REFERENCE':
      return typeName(type.name);
    case 'ENUMERATED':
      return call('enumerated', names(type.root), type.additions && names(type.additions));
    case 'SEQUENCE OF':
      return call('sequenceOf', lazily(type.element), size(type.constraint));
    case 'SEQUENCE':
      return call('sequence', list(type.root.map(component)), type.additions && list(type.additions.map(addition)));
    case 'CHOICE':
      return call('choice', list(type.root.map(alternative)), type.additions && list(type.additions.map(alternative)));
    default:
      return constrained(type);
  }
}

/** References inside a type may point forwards. */
function lazily(type: TypeSyntax): string {
  return type.kind === 'REFERENCE' ? `() => ${typeName(type.name)}` : emitSchema(type);
}

function component({ name, type, presence }: ComponentSyntax): string {
  const rest = presence && (presence === 'OPTIONAL' ? 'OPTIONAL' : `{ default: ${JSON.stringify(presence.default)} }`);
  return list([`'${propertyName(name)}'`, lazily(type), ...(rest ? [rest] : [])]);
}

function addition(each: AdditionSyntax): string {
  return 'group' in each ? bracket('group(', each.group.map(component), ')') : component(each);
}

function alternative({ name, type }: ComponentSyntax): string {
  return list([`'${name}'`, lazily(type)]);
}

function constrained({ kind, constraint }: ConstrainedSyntax): string {
  if (kind === 'INTEGER') return call('integer', ...rangeArguments(constraint.range, constraint.extensible));
  if (kind === 'OCTET STRING') return call('octetString', size(constraint));
  if (kind === 'BIT STRING') return call('bitString', size(constraint));
  return call('characterString', `'${kind}'`, size(constraint), constraint.alphabet && JSON.stringify(constraint.alphabet));
}

function size({ size: range, extensible }: Constraint): string | undefined {
  if (!range) return undefined;
  const { min = 0, max = 'MAX' } = range;
  return call('size', `${min}`, min === max && !extensible ? undefined : `${max}`, extensible ? 'true' : undefined);
}

function rangeArguments({ min, max }: Range = {}, extensible = false): (string | undefined)[] {
  return [min?.toString(), max?.toString(), extensible ? 'true' : undefined];
}

function names(list: readonly string[]): string {
  return bracket(
    '[',
    list.map(name => `'${name}'`),
    ']',
  );
}

function list(items: readonly string[]): string {
  return bracket('[', items, ']');
}

/** Arguments at the end that are absent are left out. */
function call(name: string, ...given: readonly (string | undefined)[]): string {
  const last = given.findLastIndex(argument => argument !== undefined);
  return bracket(
    `${name}(`,
    given.slice(0, last + 1).map(argument => argument ?? 'undefined'),
    ')',
  );
}
