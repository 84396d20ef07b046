import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Definition, H225, H235, H235Srtp, H245 } from '@opencvi/h323-js-bindings';
import { learnSpelling } from './erlang-value.ts';
import type { OracleType } from './oracle.ts';
import { asn1Modules } from './set-up.ts';

const modules: readonly (readonly [module: string, Readonly<Record<string, Definition>>])[] = [
  ['H323-MESSAGES', H225],
  ['MULTIMEDIA-SYSTEM-CONTROL', H245],
  ['H235-SECURITY-MESSAGES', H235],
  ['H235-SRTP', H235Srtp],
];

/** The types that stand in the modules' text: all but the instances of parameterized types, which have names only with us. */
export function oracleTypes(): OracleType[] {
  const folder = asn1Modules();
  return modules.flatMap(([module, types]) => {
    const assignments = readFileSync(join(folder, `${module}.asn`), 'latin1').split(/^(?=[A-Z][A-Za-z0-9-]*\s*::=)/m);
    return assignments.flatMap(text => {
      const name = /^[A-Z][A-Za-z0-9-]*(?=\s*::=)/.exec(text)?.[0] ?? '';
      const type = types[name.replaceAll('-', '')];
      if (!type) return [];
      learnSpelling(type, text);
      return [{ module, name, type }];
    });
  });
}
