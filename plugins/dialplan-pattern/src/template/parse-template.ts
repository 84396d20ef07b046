import { closest } from 'fastest-levenshtein';
import { type HostPattern, type PlaceholderName, placeholderNames, type Template, TemplateError, type UserToken } from './template.ts';

type Token = { readonly at: number } & (
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'placeholder'; readonly name: PlaceholderName }
  | { readonly type: 'at' | 'star' }
);

/** Parses a template. Throws `TemplateError`, which says where and what to write instead. */
export function parseTemplate(text: string): Template {
  const tokens = tokenize(text);
  if (tokens.length === 0)
    throw new TemplateError(text, 1, "is empty; write for example 'teams@{domain}', or '@*' for calls without a user part");
  const [first, second] = tokens.filter(token => token.type === 'at');
  if (second) throw new TemplateError(text, second.at, 'only one @ is possible');
  if (!first) return { text, user: userPart(text, tokens), host: { type: 'bare' } };
  const split = tokens.indexOf(first);
  return { text, user: userPart(text, tokens.slice(0, split)), host: hostPart(text, tokens.slice(split + 1), first.at) };
}

function tokenize(text: string): Token[] {
  const scheme = /^(sips?|h323|tel):/i.exec(text);
  if (scheme) throw new TemplateError(text, 1, `leave '${scheme[0]}' off: templates hold for every protocol`);
  const tokens: Token[] = [];
  for (const found of text.matchAll(/\{[^}]*\}?|[@*}]|[^{}@*]+/g)) tokens.push(token(text, found[0], found.index + 1));
  return tokens;
}

function token(text: string, found: string, at: number): Token {
  if (found === '@') return { type: 'at', at };
  if (found === '*') return { type: 'star', at };
  if (found === '}') throw new TemplateError(text, at, "'}' without '{'");
  if (found.startsWith('{')) return { type: 'placeholder', name: placeholder(text, found, at), at };
  const blank = found.search(/\s/);
  if (blank >= 0) throw new TemplateError(text, at + blank, 'spaces never match: they are taken out of dialled addresses');
  return { type: 'literal', text: found.toLowerCase(), at };
}

function placeholder(text: string, found: string, at: number): PlaceholderName {
  if (!found.endsWith('}')) throw new TemplateError(text, at, "'{' is not closed");
  const name = found.slice(1, -1);
  const known = placeholderNames.find(candidate => candidate === name);
  if (known) return known;
  const nearest = closest(name.toLowerCase(), [...placeholderNames]);
  throw new TemplateError(
    text,
    at,
    `there is no ${found}; did you mean {${nearest}}? There are ${placeholderNames.map(n => `{${n}}`).join(', ')}`,
  );
}

function userPart(text: string, tokens: readonly Token[]): UserToken[] {
  const parts: UserToken[] = [];
  let previous: Token | undefined;
  for (const token of tokens) {
    const part = userToken(text, token);
    if (token.type === 'placeholder' && previous?.type === 'placeholder') {
      throw new TemplateError(text, token.at, `put a separator such as '.' between {${previous.name}} and {${token.name}}`);
    }
    if (part.type !== 'literal' && parts.some(other => other.type === part.type)) {
      throw new TemplateError(text, token.at, `{${part.type}} stands here twice`);
    }
    parts.push(part);
    previous = token;
  }
  return parts;
}

function userToken(text: string, token: Token): UserToken {
  if (token.type === 'literal') return { type: 'literal', text: token.text };
  if (token.type !== 'placeholder') throw new TemplateError(text, token.at, "'*' can only be the whole part after the @, as in '{conf}@*'");
  if (token.name === 'domain')
    throw new TemplateError(text, token.at, "{domain} can only be the whole part after the @, as in '{conf}@{domain}'");
  return { type: token.name };
}

function hostPart(text: string, tokens: readonly Token[], at: number): HostPattern {
  const [first, second] = tokens;
  if (!first) throw new TemplateError(text, at, "after the @ must come {domain}, {ip}, a name, or '*' for any host");
  if (second) throw new TemplateError(text, second.at, "the part after the @ is one of {domain}, {ip}, a name or '*', not a mixture");
  if (first.type === 'star') return { type: 'any' };
  if (first.type === 'literal') return { type: 'literal', text: first.text.replace(/\.$/, '') };
  if (first.type === 'placeholder' && (first.name === 'domain' || first.name === 'ip')) return { type: first.name };
  throw new TemplateError(text, first.at, "the part after the @ is one of {domain}, {ip}, a name or '*'");
}
