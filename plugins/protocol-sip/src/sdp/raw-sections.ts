/** An m-line taken apart, whatever it holds, with the attributes that are read as written. */
export interface RawSection {
  readonly type: string;
  readonly port: number;
  readonly profile: string;
  readonly formatList: string;
  readonly crypto: readonly string[];
}

/**
 * The m-lines of a body; `undefined` when one of them is broken. sdp-transform forgets m-lines with something unusual in them, but an answer
 * has to name every one again (RFC 3264 6); and it forgets all session parameters of a=crypto but the first.
 */
export function rawSections(text: string): RawSection[] | undefined {
  const sections: RawSection[] = [];
  let crypto: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.startsWith('m=')) {
      crypto = [];
      const section = readMediaLine(line.slice(2), crypto);
      if (section === undefined) return undefined;
      sections.push(section);
    } else if (line.startsWith('a=crypto:')) {
      crypto.push(line.slice('a=crypto:'.length));
    }
  }
  return sections;
}

/** RFC 8866 5.14: media, port with an optional number of ports, transport, and at least one format. */
function readMediaLine(line: string, crypto: readonly string[]): RawSection | undefined {
  const [type = '', portText = '', profile = '', ...formats] = line.trim().split(/ +/);
  const port = Number(/^(\d{1,5})(?:\/\d+)?$/.exec(portText)?.[1]);
  if (!(port <= 65_535) || profile === '' || formats.length === 0) return undefined;
  return { type: type.toLowerCase(), port, profile, formatList: formats.join(' '), crypto };
}
