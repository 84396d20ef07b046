import { fromHex, toHex } from '@opencvi/h323-js-bindings/testing';
import { type Script, stepOf } from './fuzz-target.ts';

/** The shortest script that is found by leaving out lines, then octets from the ends of lines, for which `same` still holds. */
export function shorten(script: Script, same: (script: Script) => boolean): Script {
  let best = withoutLines(script, same);
  for (let line = 0; line < best.length; line++) best = withoutTail(best, line, same);
  return best;
}

function withoutLines(script: Script, same: (script: Script) => boolean): Script {
  let best = script;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < best.length; ) {
      const shorter = best.toSpliced(at, size);
      if (shorter.length > 0 && same(shorter)) best = shorter;
      else at += size;
    }
  return best;
}

function withoutTail(script: Script, line: number, same: (script: Script) => boolean): Script {
  const { word, rest } = stepOf(script[line] ?? '');
  if (!/^([0-9a-f]{2}){2,}$/.test(rest)) return script;
  let best = script;
  let bytes = fromHex(rest);
  for (let size = bytes.length >> 1; size >= 1; size >>= 1) {
    const shorter = best.with(line, `${word} ${toHex(bytes.subarray(0, bytes.length - size))}`);
    if (!same(shorter)) continue;
    best = shorter;
    bytes = bytes.subarray(0, bytes.length - size);
  }
  return best;
}
