/**
 * Writes src/generated from the ASN.1 modules in a folder, or those of Debian's wireshark source package.
 * `node src/generator/generate-command.ts [--check] [folder]`; with `--check` nothing is written, and a difference is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, moduleNames } from './generate.ts';
import { fetchModules } from './modules.ts';

const [folder] = process.argv.slice(2).filter(argument => argument !== '--check');
const check = process.argv.includes('--check');
const generated = join(import.meta.dirname, '..', 'generated');
const from = folder ?? fetchModules();
const sources = moduleNames.map(name => readFileSync(join(from, `${name}.asn`), 'utf8'));

for (const [name, text] of generate(sources)) {
  const path = join(generated, name);
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${name} is not what the generator writes: npm run generate`);
    process.exitCode = 1;
  }
}
