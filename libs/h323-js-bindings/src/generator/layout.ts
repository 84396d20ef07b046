const WIDTH = 140;

/** Items between brackets: on one line when they fit, else one a line. */
export function bracket(open: string, items: readonly string[], close: string, separator = ','): string {
  const flat = `${open}${items.join(`${separator} `)}${close}`;
  if (flat.length <= WIDTH - 20 && !flat.includes('\n')) return flat;
  return `${open.trimEnd()}\n${items.map(item => `${indent(item)}${separator}\n`).join('')}${close.trimStart()}`;
}

export function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
