import { emitSchema } from './emit-schema.ts';
import { emitDeclaration } from './emit-type.ts';
import { fileName, typeName } from './names.ts';
import type { ResolvedModule } from './resolve.ts';
import type { TypeSyntax } from './syntax.ts';

const builders = [
  'BOOLEAN',
  'MAX',
  'NULL',
  'OBJECT_IDENTIFIER',
  'OPTIONAL',
  'bitString',
  'characterString',
  'choice',
  'enumerated',
  'group',
  'integer',
  'octetString',
  'openType',
  'sequence',
  'sequenceOf',
  'size',
];
const values = ['BitString', 'Extension', 'OpenType', 'UnknownAlternative', 'UnknownEnumeration'];

/** The TypeScript module of an ASN.1 module. */
export function emitModule(module: ResolvedModule): string {
  const body = inOrder(module.types)
    .map(([name, type]) => emitAssignment(name, type))
    .join('\n\n');
  return [
    `// Generated from the ASN.1 module ${module.name} by src/generator. Do not edit.`,
    '// biome-ignore-all format: generated',
    '// biome-ignore-all lint: generated',
    '// biome-ignore-all assist: generated',
    importLine('import', builders, { from: '../asn1/builders.ts', body }),
    `import type { Type } from '../asn1/type.ts';`,
    importLine('import type', values, { from: '../asn1/value.ts', body }),
    ...[...module.imports].map(([from, names]) => importLine('import', [...names].map(typeName), { from: `./${fileName(from)}`, body })),
    '',
    body,
    '',
  ]
    .filter((line, i, lines) => line !== '' || lines[i - 1] !== '')
    .join('\n');
}

function emitAssignment(name: string, type: TypeSyntax): string {
  const of = typeName(name);
  const comment = of === name ? [] : [`/** \`${name}\` */`];
  return [...comment, emitDeclaration(name, type), `export const ${of}: Type<${of}> = ${emitSchema(type)};`].join('\n');
}

/** A type that is only another name stands after that other. */
function inOrder(types: ReadonlyMap<string, TypeSyntax>): [string, TypeSyntax][] {
  const ordered = new Map<string, TypeSyntax>();
  const place = (name: string): void => {
    const type = types.get(name);
    if (!type || ordered.has(name)) return;
    if (type.kind === 'REFERENCE') place(type.name);
    ordered.set(name, type);
  };
  for (const name of types.keys()) place(name);
  return [...ordered];
}

function importLine(keyword: string, names: readonly string[], { from, body }: { from: string; body: string }): string {
  const used = names.filter(name => new RegExp(`(?<![\\w'])${name}(?![\\w':?])`).test(body)).toSorted();
  return used.length === 0 ? '' : `${keyword} { ${used.join(', ')} } from '${from}';`;
}
