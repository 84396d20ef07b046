import { parseConstraints, parseSize } from './constraint-parser.ts';
import { intersect, unconstrained } from './constraints.ts';
import type { AdditionSyntax, ComponentSyntax, ConstrainedSyntax, Constraint, EnumeratedSyntax, TypeSyntax } from './syntax.ts';
import type { TokenStream } from './token-stream.ts';

const strings = ['IA5String', 'PrintableString', 'NumericString', 'VisibleString', 'BMPString', 'GeneralString'] as const;

/** Reads a type with its constraints; those of `outer` hold too. */
export function parseType(tokens: TokenStream, outer: Constraint = unconstrained): TypeSyntax {
  if (tokens.is('[')) tokens.fail('tags are not supported: the modules have automatic ones');
  const constrained = (kind: ConstrainedSyntax['kind']): TypeSyntax => ({ kind, constraint: intersect(parseConstraints(tokens), outer) });
  if (tokens.accept('BOOLEAN')) return { kind: 'BOOLEAN' };
  if (tokens.accept('NULL')) return { kind: 'NULL' };
  if (tokens.accept('OBJECT', 'IDENTIFIER')) return { kind: 'OBJECT IDENTIFIER' };
  if (tokens.accept('OCTET', 'STRING')) return constrained('OCTET STRING');
  if (tokens.accept('INTEGER')) return constrained('INTEGER');
  if (tokens.accept('BIT', 'STRING')) {
    if (tokens.is('{')) tokens.fail('named bits are not supported: their trailing zeros would not count');
    return constrained('BIT STRING');
  }
  for (const name of strings) if (tokens.accept(name)) return constrained(name);
  if (tokens.accept('ENUMERATED')) return parseEnumerated(tokens);
  if (tokens.accept('CHOICE')) return parseChoice(tokens);
  if (tokens.accept('SEQUENCE') || tokens.accept('SET')) return parseSequence(tokens);
  if (tokens.accept('TYPE-IDENTIFIER', '.', '&', 'Type')) return parseOpenType(tokens);
  return parseReference(tokens, outer);
}

/** `TYPE-IDENTIFIER.&Type(ClearToken)`. */
function parseOpenType(tokens: TokenStream): TypeSyntax {
  if (!tokens.accept('(')) return { kind: 'OPEN TYPE' };
  const contents = parseType(tokens);
  tokens.expect(')');
  return { kind: 'OPEN TYPE', contents };
}

function parseReference(tokens: TokenStream, outer: Constraint): TypeSyntax {
  const name = tokens.word();
  if (!/^[A-Z]/.test(name)) tokens.fail(`${name} is no type`);
  const parameters: TypeSyntax[] = [];
  if (tokens.accept('{')) {
    do parameters.push(parseType(tokens));
    while (tokens.accept(','));
    tokens.expect('}');
  }
  return { kind: 'REFERENCE', name, parameters, constraint: intersect(parseConstraints(tokens), outer) };
}

/** SEQUENCE or SET, with components or OF. */
function parseSequence(tokens: TokenStream): TypeSyntax {
  if (!tokens.accept('{')) {
    const constraint = tokens.is('SIZE') ? parseSize(tokens) : parseConstraints(tokens);
    tokens.expect('OF');
    return { kind: 'SEQUENCE OF', element: parseType(tokens), constraint };
  }
  const { root, additions } = parseExtensible(tokens, parseComponent);
  parseConstraints(tokens);
  return { kind: 'SEQUENCE', root, ...(additions && { additions }) };
}

function parseChoice(tokens: TokenStream): TypeSyntax {
  tokens.expect('{');
  const { root, additions } = parseExtensible(tokens, parseComponent);
  // Brackets around alternatives mean nothing (X.691 23.8).
  const alternatives = additions?.flatMap(addition => ('group' in addition ? addition.group : [addition]));
  return { kind: 'CHOICE', root, ...(alternatives && { additions: alternatives }) };
}

function parseEnumerated(tokens: TokenStream): EnumeratedSyntax {
  tokens.expect('{');
  const { root, additions } = parseExtensible(tokens, stream => ({
    name: stream.word(),
    type: { kind: 'NULL' as const },
    number: parseNumber(stream),
  }));
  const inOrder = (list: readonly AdditionSyntax[]): string[] => {
    const items = list as readonly (ComponentSyntax & { number?: number })[];
    // X.680 20.3: numbers that are not written follow one another; mixtures do not occur.
    const numbered = items.map((item, i) => ({ name: item.name, number: item.number ?? i }));
    return numbered.toSorted((a, b) => a.number - b.number).map(({ name }) => name);
  };
  return { kind: 'ENUMERATED', root: inOrder(root), ...(additions && { additions: inOrder(additions) }) };
}

function parseNumber(tokens: TokenStream): number | undefined {
  if (!tokens.accept('(')) return undefined;
  const number = Number(tokens.take().text);
  tokens.expect(')');
  return number;
}

function parseComponent(tokens: TokenStream): ComponentSyntax {
  const name = tokens.word();
  const type = parseType(tokens);
  if (tokens.accept('OPTIONAL')) return { name, type, presence: 'OPTIONAL' };
  if (tokens.accept('DEFAULT')) return { name, type, presence: { default: parseDefault(tokens) } };
  return { name, type };
}

function parseDefault(tokens: TokenStream): unknown {
  const { kind, text } = tokens.take();
  if (kind === 'number') return Number(text);
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE';
  if (kind === 'string' || (kind === 'word' && /^[a-z]/.test(text))) return text;
  return tokens.fail('this default is not supported');
}

interface Extensible {
  root: ComponentSyntax[];
  additions?: AdditionSyntax[];
}

/** The items between braces: root, additions after the marker, and root again after a second marker (X.680 25.1). */
function parseExtensible(tokens: TokenStream, parseItem: (tokens: TokenStream) => ComponentSyntax): Extensible {
  const root: ComponentSyntax[] = [];
  let additions: AdditionSyntax[] | undefined;
  let inRoot = true;
  while (!tokens.accept('}')) {
    if (tokens.accept('...')) {
      inRoot = additions !== undefined;
      additions ??= [];
    } else if (inRoot) root.push(parseItem(tokens));
    else additions?.push(tokens.accept('[[') ? parseGroup(tokens, parseItem) : parseItem(tokens));
    if (!tokens.is('}')) tokens.expect(',');
  }
  return { root, ...(additions && { additions }) };
}

function parseGroup(tokens: TokenStream, parseItem: (tokens: TokenStream) => ComponentSyntax): AdditionSyntax {
  // A version number (X.680 25.1) changes nothing.
  if (tokens.next.kind === 'number') {
    tokens.take();
    tokens.expect(':');
  }
  const group: ComponentSyntax[] = [];
  do group.push(parseItem(tokens));
  while (tokens.accept(','));
  tokens.expect(']]');
  return { group };
}
