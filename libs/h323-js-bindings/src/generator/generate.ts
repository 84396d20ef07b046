import { emitModule } from './emit-module.ts';
import { fileName } from './names.ts';
import { parseModule } from './parser.ts';
import { resolveModules } from './resolve.ts';

/** The modules that we generate from. */
export const moduleNames = ['H323-MESSAGES', 'MULTIMEDIA-SYSTEM-CONTROL', 'H235-SECURITY-MESSAGES', 'H235-SRTP'] as const;

/** Text of ASN.1 modules to the TypeScript files that they become, by file name. */
export function generate(sources: readonly string[]): Map<string, string> {
  const resolved = resolveModules(sources.map(parseModule));
  return new Map(resolved.map(module => [fileName(module.name), emitModule(module)]));
}
