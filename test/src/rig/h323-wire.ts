import type { Capture } from './capture.ts';

/** A message of H.225.0, H.245 or RAS on the wire. */
export interface H323Message {
  /** Address and port. */
  readonly from: string;
  readonly to: string;
  /** Wireshark's summary of it and of what it tunnels: `CS: setup OpenLogicalChannel`. */
  readonly info: string;
}

/** H.323 on the wire, as Wireshark's dissectors see it. */
export interface H323Wire {
  readonly messages: readonly H323Message[];
  /** What is malformed, what Wireshark's experts call an error, and TCP that it does not recognise; empty when all is well. */
  readonly complaints: readonly string[];
}

const ENDS = ['ip.src', 'tcp.srcport', 'udp.srcport', 'ip.dst', 'tcp.dstport', 'udp.dstport'];
/** Severity "error"; and "warning", which counts where it is not about the order of TCP's segments (group "sequence"). */
const FAULTY = '_ws.malformed || _ws.expert.severity == error || (_ws.expert.severity == warning && !(_ws.expert.group == sequence))';
const AGAIN = ['retransmission', 'spurious_retransmission', 'out_of_order'].map(what => `!tcp.analysis.${what}`);
/** Anything over TCP that is neither H.323 nor a part of a message that ends in a later segment, nor sent again. */
const UNKNOWN = ['tcp.len > 0 && !h225 && !h245 && !tcp.reassembled_in', ...AGAIN].join(' && ');

/** Ends a capture and reads what an address sent in it, by H.323 and by RTP. The capture must have begun before the call. */
export async function readH323(capture: Capture, sender: string): Promise<H323Wire> {
  await capture.end();
  const from = `ip.src == ${sender}`;
  const [messages, faulty, unknown] = await Promise.all([
    capture.fields('h225 || h245', [...ENDS, '_ws.col.Info']),
    capture.fields(`${from} && (${FAULTY})`, [...ENDS, '_ws.col.Info', '_ws.expert.message']),
    capture.fields(`${from} && (${UNKNOWN})`, [...ENDS, 'tcp.payload']),
  ]);
  const complaints = [...faulty, ...unknown.map(([...row]) => ['not H.323:', ...row])];
  return { messages: messages.map(toMessage), complaints: complaints.map(row => row.filter(Boolean).join(' ')) };
}

function toMessage([source, fromTcp, fromUdp, destination, toTcp, toUdp, info]: readonly (string | undefined)[]): H323Message {
  return { from: `${source}:${fromTcp || fromUdp}`, to: `${destination}:${toTcp || toUdp}`, info: info ?? '' };
}

/** How digits may go over the wire. */
export type DigitWay = 'rfc2833' | 'h245alphanumeric' | 'h245signal' | 'q931keypad';

const WAYS: readonly (readonly [field: string, way: DigitWay])[] = [
  ['rtpevent.event_id', 'rfc2833'],
  ['h245.alphanumeric', 'h245alphanumeric'],
  ['h245.signalType', 'h245signal'],
  ['q931.keypad_facility', 'q931keypad'],
];

/** The ways in which an address said digits in a capture. */
export async function digitWays(capture: Capture, sender: string): Promise<readonly DigitWay[]> {
  await capture.end();
  const fields = WAYS.map(([field]) => field);
  const rows = await capture.fields(`ip.src == ${sender} && (${fields.join(' || ')})`, fields);
  return WAYS.filter((_, index) => rows.some(row => row[index])).map(([, way]) => way);
}
