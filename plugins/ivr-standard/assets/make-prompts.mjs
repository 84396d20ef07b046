/**
 * Speaks the texts of <language>/prompts.json into WAV files beside it: 16 kHz, 16-bit, mono.
 * Needs espeak-ng and sox (Debian: apt-get install espeak-ng sox). Usage: node assets/make-prompts.mjs [language]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const language = process.argv[2] ?? 'en';
/** Slower than espeak's default of 175 words a minute: a room hears it over a loudspeaker. */
const voices = { en: ['-v', 'en-us+f3', '-s', '150', '-p', '45', '-a', '80'] };
/** Rumble and hiss taken off, silence trimmed at both ends, the same loudness throughout, a breath before and after. */
const effects = [
  ['highpass', '90'],
  ['equalizer', '300', '0.8q', '+2'],
  ['equalizer', '3200', '1.2q', '-3'],
  ['silence', '1', '0.01', '0.3%', 'reverse', 'silence', '1', '0.01', '0.3%', 'reverse'],
  ['compand', '0.01,0.2', '6:-70,-70,-40,-32,-20,-14,0,-6', '-3', '-30', '0.05'],
  ['norm', '-4'],
  ['pad', '0.08', '0.25'],
];

const folder = join(import.meta.dirname, language);
const scratch = mkdtempSync(join(tmpdir(), 'prompts-'));
let total = 0;
for (const [name, text] of Object.entries(JSON.parse(readFileSync(join(folder, 'prompts.json'), 'utf8')))) {
  const raw = join(scratch, `${name}.wav`);
  const file = join(folder, `${name}.wav`);
  execFileSync('espeak-ng', [...(voices[language] ?? ['-v', language]), '-w', raw, text]);
  // -R: the same dither at each run, so that unchanged texts give unchanged files.
  execFileSync('sox', ['-R', '-G', raw, '-r', '16000', '-c', '1', '-b', '16', '-e', 'signed-integer', file, ...effects.flat()]);
  total += statSync(file).size;
  console.log(`${name}: ${(statSync(file).size / 32_000).toFixed(1)} s`);
}
rmSync(scratch, { recursive: true });
console.log(`${(total / 1_000_000).toFixed(2)} MB`);
