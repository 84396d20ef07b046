/** The one STUN message the smoke test needs: an ICE connectivity check that nominates its candidate pair. */
import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const MAGIC_COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;

/** RFC 8489 14: type, length, value padded to 32 bits. */
function attribute(type, value) {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** RFC 8489 14.5 and 14.7: the length in the header counts the attribute that is being computed. */
function withLength(message, growth) {
  const copy = Buffer.from(message);
  copy.writeUInt16BE(message.length - 20 + growth, 2);
  return copy;
}

/** A Binding request of the controlling side. RFC 8445 7.1 */
export function bindingRequest({ username, password }) {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(BINDING_REQUEST, 0);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  randomBytes(12).copy(header, 8);
  const priority = Buffer.alloc(4);
  priority.writeUInt32BE(0x7effffff);
  const attributes = [
    attribute(0x0006, Buffer.from(username)), // USERNAME
    attribute(0x0024, priority), // PRIORITY
    attribute(0x802a, randomBytes(8)), // ICE-CONTROLLING
    attribute(0x0025, Buffer.alloc(0)), // USE-CANDIDATE
  ];
  let message = Buffer.concat([header, ...attributes]);
  const integrity = createHmac('sha1', password).update(withLength(message, 24)).digest();
  message = Buffer.concat([message, attribute(0x0008, integrity)]); // MESSAGE-INTEGRITY
  const fingerprint = Buffer.alloc(4);
  fingerprint.writeUInt32BE((crc32(withLength(message, 8)) ^ 0x5354554e) >>> 0);
  message = Buffer.concat([message, attribute(0x8028, fingerprint)]); // FINGERPRINT
  return withLength(message, 0);
}

/** Whether `message` says yes to `request`. */
export function isSuccessFor(message, request) {
  return message.length >= 20 && message.readUInt16BE(0) === BINDING_SUCCESS && message.subarray(4, 20).equals(request.subarray(4, 20));
}
