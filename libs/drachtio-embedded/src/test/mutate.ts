import fc from 'fast-check';
import { rawMessage, requestLines } from './raw-message.ts';

const sdp = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n';

/** Ordinary messages, to be spoilt. */
const seeds = [
  rawMessage(requestLines('INVITE', { 'Content-Length': String(sdp.length), 'Content-Type': 'application/sdp' }), sdp),
  rawMessage(requestLines('OPTIONS', { To: '"Room, \\"1\\"" <sip:room@[2001:db8::1]:5060;lr>;tag=x' })),
  rawMessage(requestLines('BYE', { Via: 'SIP/2.0/TCP host.example;branch=z9hG4bK1, SIP/2.0/UDP 192.0.2.9;rport;received=1.2.3.4' })),
  rawMessage(['SIP/2.0 200 OK', ...requestLines().slice(1), 'Record-Route: <sip:p1.example;lr>, <sip:p2.example>']),
  rawMessage(requestLines('ACK')),
  rawMessage(requestLines('CANCEL')),
  rawMessage(requestLines('INVITE', { 'Session-Expires': '90;refresher=uac', Supported: 'timer, 100rel', Require: '100rel' })),
];

const snippets = ['\r\n', '\r\n\r\n', ' ', '"', '<', '>', ';', ',', '\\', '\0', ':', '=', '@', '[', ']', '%', '\n', 'é', '#', '|'].map(
  text => Buffer.from(text),
);

const edit = fc.record({
  at: fc.nat(2000),
  remove: fc.nat(6),
  insert: fc.oneof(
    fc.constantFrom(...snippets),
    fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes)),
  ),
});

/** A message with a few places overwritten. */
export const spoiltMessage: fc.Arbitrary<Buffer> = fc
  .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([seed, edits]) =>
    edits.reduce((bytes, { at, remove, insert }) => {
      const start = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
    }, seed),
  );

/** Anything at all. */
export const noise: fc.Arbitrary<Buffer> = fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes));
