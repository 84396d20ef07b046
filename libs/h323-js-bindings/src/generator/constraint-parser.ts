import { intersect, unconstrained, unite } from './constraints.ts';
import type { Constraint, Range } from './syntax.ts';
import type { TokenStream } from './token-stream.ts';

/** Any number of constraints, one after the other: `(SIZE (1..128)) (FROM ("0123456789"))`. */
export function parseConstraints(tokens: TokenStream): Constraint {
  let all = unconstrained;
  while (tokens.accept('(')) {
    all = intersect(all, parseElementSets(tokens));
    tokens.expect(')');
  }
  return all;
}

/** `SIZE (1..256)` before OF, where it needs no brackets. */
export function parseSize(tokens: TokenStream): Constraint {
  tokens.expect('SIZE', '(');
  const { range = {}, extensible } = parseElementSets(tokens);
  tokens.expect(')');
  return { size: range, ...(extensible && { extensible }) };
}

/** X.680 50.1. What may follow the extension marker is not visible to PER. */
function parseElementSets(tokens: TokenStream): Constraint {
  const root = parseUnion(tokens);
  if (!tokens.accept(',')) return root;
  tokens.expect('...');
  if (tokens.accept(',')) parseUnion(tokens);
  return { ...root, extensible: true };
}

function parseUnion(tokens: TokenStream): Constraint {
  let union = parseIntersection(tokens);
  while (tokens.accept('|') || tokens.accept('UNION')) union = unite(union, parseIntersection(tokens));
  return union;
}

function parseIntersection(tokens: TokenStream): Constraint {
  let intersection = parseElement(tokens);
  while (tokens.accept('^') || tokens.accept('INTERSECTION')) intersection = intersect(intersection, parseElement(tokens));
  return intersection;
}

function parseElement(tokens: TokenStream): Constraint {
  if (tokens.accept('(')) {
    const inner = parseElementSets(tokens);
    tokens.expect(')');
    return inner;
  }
  if (tokens.is('SIZE')) return parseSize(tokens);
  if (tokens.accept('FROM', '(')) {
    const { alphabet = '' } = parseElementSets(tokens);
    tokens.expect(')');
    return { alphabet };
  }
  if (tokens.accept('WITH', 'COMPONENTS') || tokens.accept('CONSTRAINED', 'BY')) {
    // Not visible to PER (X.691 10.3.6).
    tokens.skipBrackets();
    return unconstrained;
  }
  return parseValues(tokens);
}

/** `1`, `1..MAX`, `"0123456789"`, `"a".."z"`. */
function parseValues(tokens: TokenStream): Constraint {
  const lower = tokens.take();
  const upper = tokens.accept('..') ? tokens.take() : lower;
  if (lower.kind === 'string') {
    const alphabet = lower === upper ? lower.text : charactersBetween(lower.text, upper.text);
    return { alphabet };
  }
  const bound = ({ text }: { text: string }, open: string): number | undefined => {
    if (text === open) return undefined;
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) tokens.fail(`${text} is no bound`);
    return Number(text);
  };
  const [min, max] = [bound(lower, 'MIN'), bound(upper, 'MAX')];
  const range: Range = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return { range };
}

function charactersBetween(from: string, to: string): string {
  const first = from.charCodeAt(0);
  return String.fromCharCode(...Array.from({ length: to.charCodeAt(0) - first + 1 }, (_, i) => first + i));
}
