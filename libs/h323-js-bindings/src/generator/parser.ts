import { unconstrained } from './constraints.ts';
import type { Assignment, ModuleSyntax } from './syntax.ts';
import { TokenStream } from './token-stream.ts';
import { parseType } from './type-parser.ts';

/** Reads one ASN.1 module (X.680 13), as far as H.225.0, H.235 and H.245 use the language: types, parameters, open types; no values. */
export function parseModule(source: string): ModuleSyntax {
  const tokens = new TokenStream(source);
  const name = tokens.word();
  if (tokens.is('{')) tokens.skipBrackets();
  // Tags decide the order of SET and CHOICE (X.691 23.2): automatic ones keep that of the text.
  tokens.expect('DEFINITIONS', 'AUTOMATIC', 'TAGS', '::=', 'BEGIN');
  if (tokens.accept('EXPORTS')) while (!tokens.accept(';')) tokens.take();
  const imports = tokens.accept('IMPORTS') ? parseImports(tokens) : new Map<string, string>();
  const assignments = new Map<string, Assignment>();
  while (!tokens.accept('END')) {
    const assignment = parseAssignment(tokens);
    if (assignments.has(assignment.name)) tokens.fail(`${assignment.name} is there twice`);
    assignments.set(assignment.name, assignment);
  }
  return { name, imports, assignments };
}

function parseImports(tokens: TokenStream): Map<string, string> {
  const imports = new Map<string, string>();
  while (!tokens.accept(';')) {
    const names: string[] = [];
    do {
      names.push(tokens.word());
      if (tokens.is('{')) tokens.skipBrackets();
    } while (tokens.accept(','));
    tokens.expect('FROM');
    const module = tokens.word();
    if (tokens.is('{')) tokens.skipBrackets();
    for (const name of names) imports.set(name, module);
  }
  return imports;
}

function parseAssignment(tokens: TokenStream): Assignment {
  const name = tokens.word();
  const parameters: string[] = [];
  if (tokens.accept('{')) {
    do parameters.push(tokens.word());
    while (tokens.accept(','));
    tokens.expect('}');
  }
  if (!/^[A-Z]/.test(name) || !tokens.accept('::=')) tokens.fail(`only types may be assigned, not ${name}`);
  return { name, parameters, type: parseType(tokens, unconstrained) };
}
