/** Lexical items of ASN.1 (X.680 12). */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly line: number;
}

const patterns =
  /(--.*?(?:--|$)|\s+)|("(?:[^"]|"")*")|(-?\d+)|([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)|(::=|\.\.\.|\.\.|\[\[|\]\]|[{}()[\],.;:|^&<>@=-])/gmsy;

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < source.length; at = patterns.lastIndex) {
    patterns.lastIndex = at;
    const match = nextMatch(source, at);
    if (!match) throw new Error(`line ${line}: what is ${JSON.stringify(source.slice(at, at + 20))}?`);
    const [text, space, string, number, word] = match;
    if (string) tokens.push({ kind: 'string', text: string.slice(1, -1).replaceAll('""', '"'), line });
    else if (number) tokens.push({ kind: 'number', text, line });
    else if (word) tokens.push({ kind: 'word', text, line });
    else if (space === undefined) tokens.push({ kind: 'symbol', text, line });
    line += text.split('\n').length - 1;
  }
  return [...tokens, { kind: 'end', text: 'the end of the file', line }];
}

function nextMatch(source: string, at: number): RegExpExecArray | null {
  patterns.lastIndex = at;
  return patterns.exec(source);
}
