import { isIPv6 } from 'node:net';
import { connectionLine, type MediaSection, type RefusedSection, sectionLines } from './media-section.ts';

/** Who describes the session, in the o= line (RFC 8866 5.2). */
export interface Origin {
  readonly sessionId: string;
  readonly sessionVersion: number;
  readonly address: string;
}

/** An SDP body. */
export function writeSession(origin: Origin, sections: readonly (MediaSection | RefusedSection)[]): string {
  const { sessionId, sessionVersion, address } = origin;
  const lines = [
    'v=0',
    `o=- ${sessionId} ${sessionVersion} IN ${isIPv6(address) ? 'IP6' : 'IP4'} ${address}`,
    's=-',
    // Every section that is in use has its own; this one is for readers that insist on it
    connectionLine(address),
    't=0 0',
    ...sections.flatMap(sectionLines),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
