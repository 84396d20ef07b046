/** The TypeScript type of an ASN.1 type. */
import { bracket, indent } from './layout.ts';
import { propertyName, typeName } from './names.ts';
import type { AdditionSyntax, ComponentSyntax, ConstrainedSyntax, Constraint, Range, TypeSyntax } from './syntax.ts';

/** The declaration of a named type: an interface where TypeScript has one for it. */
export function emitDeclaration(name: string, type: TypeSyntax): string {
  const of = typeName(name);
  if (type.kind === 'SEQUENCE')
    return `export interface ${of} {\n${properties(type)
      .map(line => `${indent(line)};\n`)
      .join('')}}`;
  if (type.kind === 'CHOICE')
    return `export type ${of} =\n${alternatives(type)
      .map(line => indent(`| ${line}`))
      .join('\n')};`;
  return `export type ${of} = ${emitType(type)};`;
}

function emitType(type: TypeSyntax): string {
  switch (type.kind) {
    case 'BOOLEAN':
      return 'boolean';
    case 'NULL':
      return 'null';
    case 'OBJECT IDENTIFIER':
      return 'string /* OBJECT IDENTIFIER */';
    case 'ENUMERATED':
      return (
        [...type.root, ...(type.additions ?? [])].map(each => `'${each}'`).join(' | ') + (type.additions ? ' | UnknownEnumeration' : '')
      );
    case 'SEQUENCE OF':
      return `readonly ${arrayElement(type.element)}[]${remark(bounds('SIZE', type.constraint.size))}`;
    case 'SEQUENCE':
      return bracket('{ ', properties(type), ' }', ';');
    case 'CHOICE':
      return inlineUnion(alternatives(type));
    case 'REFERENCE':
      return typeName(type.name);
    case 'OPEN TYPE':
      return type.contents ? `OpenType<${emitType(type.contents)}>` : 'OpenType';
    default:
      return emitConstrained(type);
  }
}

function inlineUnion(all: readonly string[]): string {
  const flat = all.join(' | ');
  return flat.length < 100 && !flat.includes('\n') ? flat : all.map(line => `\n${indent(`| ${line}`)}`).join('');
}

function arrayElement(type: TypeSyntax): string {
  const element = emitType(type);
  return /^[\w<>]+$/.test(element) || (type.kind === 'SEQUENCE' && element.startsWith('{')) ? element : `(${element})`;
}

function emitConstrained({ kind, constraint }: ConstrainedSyntax): string {
  const { range, size, alphabet } = constraint;
  const from = alphabet === undefined ? '' : `FROM (${JSON.stringify(alphabet)})`;
  if (kind === 'INTEGER') return integerType(constraint) + remark(bounds('', range) + (constraint.extensible ? ', ...' : ''));
  if (kind === 'OCTET STRING') return `Uint8Array${remark(bounds('SIZE', size))}`;
  if (kind === 'BIT STRING') return `BitString${remark(bounds('SIZE', size))}`;
  return `string${remark(kind, bounds('SIZE', size), from)}`;
}

/** What has no bounds may be too large for a number. */
function integerType({ range, extensible }: Constraint): string {
  return range?.min === undefined || range.max === undefined || extensible ? 'number | bigint' : 'number';
}

function bounds(word: string, range: Range | undefined): string {
  if (!range) return '';
  const { min = 'MIN', max = 'MAX' } = range;
  const text = min === max ? `${min}` : `${min}..${max}`;
  return word ? `${word} (${text})` : text;
}

function remark(...parts: readonly string[]): string {
  const text = parts.filter(Boolean).join(' ');
  return text && ` /* ${text.replaceAll('*/', '* /')} */`;
}

function properties({ root, additions }: { root: readonly ComponentSyntax[]; additions?: readonly AdditionSyntax[] }): string[] {
  const added = additions?.flatMap(addition => ('group' in addition ? addition.group : [addition])) ?? [];
  return [
    ...root.map(component => property(component, component.presence !== undefined)),
    // An older sender does not know it.
    ...added.map(component => property(component, true)),
    ...(additions ? [`'...'?: Extension`] : []),
  ];
}

function property({ name, type }: ComponentSyntax, optional: boolean): string {
  return `${propertyName(name)}${optional ? '?' : ''}: ${emitType(type)}`;
}

function alternatives({ root, additions }: { root: readonly ComponentSyntax[]; additions?: readonly ComponentSyntax[] }): string[] {
  const all = [...root, ...(additions ?? [])].map(({ name, type }) =>
    type.kind === 'NULL' ? `{ type: '${name}' }` : `{ type: '${name}'; value: ${emitType(type)} }`,
  );
  return additions ? [...all, 'UnknownAlternative'] : all;
}
