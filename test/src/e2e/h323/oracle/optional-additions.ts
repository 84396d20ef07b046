/**
 * Marks every extension addition of an ASN.1 module OPTIONAL, outside of version brackets. Nothing changes on the wire: each addition has a
 * presence bit anyway. But Erlang then takes values without them, as older senders have them.
 */
export function optionalAdditions(source: string): string {
  const text = source.replaceAll(/--.*?(?:--|$)/gm, ' ');
  let result = '';
  const open: Frame[] = [];
  for (const [token] of text.matchAll(/\[\[|\]\]|\.\.\.|::=|[{}(),[\]]|"[^"]*"|\s+|[^\s{}(),[\]"]+/g)) {
    const frame = open.at(-1);
    if (frame && (token === '}' || (token === ',' && frame.round === 0))) result += endComponent(frame);
    if (frame) track(frame, token);
    if (token === '{') open.push({ isSequence: /\b(SEQUENCE|SET)\s*$/.test(result), inAdditions: false, brackets: 0, round: 0, words: [] });
    if (token === '}') open.pop();
    result += token;
  }
  return result;
}

interface Frame {
  readonly isSequence: boolean;
  inAdditions: boolean;
  /** Version brackets, and round ones, that are open. */
  brackets: number;
  round: number;
  /** Of the component that is being read. */
  words: string[];
}

function track(frame: Frame, token: string): void {
  if (token === '(') frame.round++;
  else if (token === ')') frame.round--;
  else if (token === '[[') frame.brackets++;
  else if (token === ']]') {
    frame.brackets--;
    frame.words = [];
  } else if (token === '...' && frame.round === 0) {
    frame.inAdditions = true;
    frame.words = [];
  } else if (token.trim() && token !== '}' && !(token === ',' && frame.round === 0)) frame.words.push(token);
}

function endComponent(frame: Frame): string {
  const { isSequence, inAdditions, brackets, words } = frame;
  const needed = isSequence && inAdditions && brackets === 0 && words.length > 0;
  frame.words = [];
  return needed && !words.includes('OPTIONAL') && !words.includes('DEFAULT') ? ' OPTIONAL ' : '';
}
