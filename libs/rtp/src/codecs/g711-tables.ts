/** G.711 Table 2: the value of each µ-law character, scaled to 16 bits. */
export const ULAW_TO_LINEAR = Int16Array.from({ length: 256 }, (_, code) => {
  const inverted = ~code & 0xff;
  const magnitude = ((((inverted & 0x0f) << 3) + 0x84) << ((inverted >> 4) & 7)) - 0x84;
  return inverted & 0x80 ? -magnitude : magnitude;
});

/** G.711 Table 1: the value of each A-law character, scaled to 16 bits. Even bits are inverted on the line. */
export const ALAW_TO_LINEAR = Int16Array.from({ length: 256 }, (_, code) => {
  const plain = code ^ 0x55;
  const segment = (plain >> 4) & 7;
  const step = (plain & 0x0f) << 4;
  const magnitude = segment === 0 ? step + 8 : (step + 0x108) << (segment - 1);
  return plain & 0x80 ? magnitude : -magnitude;
});

/** The µ-law character of each 16-bit sample, indexed by the sample's low 16 bits. */
export const LINEAR_TO_ULAW = encodeTable(ULAW_TO_LINEAR, 0xff);

/** The A-law character of each 16-bit sample, indexed by the sample's low 16 bits. */
export const LINEAR_TO_ALAW = encodeTable(ALAW_TO_LINEAR, 0xd5);

/**
 * G.711 3: a character's decision values lie midway between its value and its neighbours'. Samples count in 14 bits, as µ-law does,
 * a sample on a decision value goes outward. `zero` is the character of the smallest positive value.
 */
function encodeTable(values: Int16Array, zero: number): Uint8Array {
  const table = new Uint8Array(65536);
  let magnitudeCode = 0;
  for (let magnitude = 0; magnitude <= 8192; magnitude++) {
    while (magnitudeCode < 127 && magnitude >= decisionValue(magnitudeCode)) magnitudeCode++;
    const positive = zero ^ magnitudeCode;
    for (let low = 0; low < 4; low++) {
      if (magnitude < 8192) table[(magnitude << 2) | low] = positive;
      if (magnitude > 0) table[(-(magnitude << 2) + low) & 0xffff] = positive ^ 0x80;
    }
  }
  return table;

  function decisionValue(code: number): number {
    return ((values[zero ^ code] as number) + (values[zero ^ (code + 1)] as number) + 4) >> 3;
  }
}
