import type { Random } from './random.ts';

/** The bytes with a few mistakes in them: bits that flipped, octets that changed, went missing, came twice or came new. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutant = Array.from(bytes);
  for (let times = random.between(1, 4); times > 0; times--) mutant = mutateOnce(mutant, random);
  return Uint8Array.from(mutant);
}

function mutateOnce(bytes: number[], random: Random): number[] {
  const at = random.between(0, Math.max(0, bytes.length - 1));
  const until = random.between(at, Math.min(bytes.length, at + 8));
  const kinds: readonly (() => number[])[] = [
    () => bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.between(0, 7))),
    () => bytes.with(at, random.pick([0, 1, 0x7f, 0x80, 0xc1, 0xc4, 0xff, random.between(0, 255)])),
    () => bytes.toSpliced(at, until - at),
    () => bytes.toSpliced(at, 0, ...bytes.slice(at, until)),
    () => bytes.toSpliced(at, 0, ...random.bytes(random.between(1, 4))),
    () => bytes.slice(0, at),
  ];
  return bytes.length === 0 ? [random.between(0, 255)] : random.pick(kinds)();
}
