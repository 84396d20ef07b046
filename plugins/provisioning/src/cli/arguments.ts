import type { CliInvocation } from '@opencvi/plugin-api';

type Options = CliInvocation['options'];

/** Options of a command, as named arguments of a cmdlet: `tenantKey` is `TenantKey`. What was not given is left out. */
export function namedArguments(options: Options, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = options[`${name[0]?.toLowerCase()}${name.slice(1)}`];
      return value === undefined ? [] : [[name, value === '$null' ? null : value]];
    }),
  );
}

/** A truth value on the command line: PowerShell's `$true`, or `true`, `1`, or the option alone. */
export function truth(value: string | boolean | undefined): unknown {
  if (typeof value !== 'string') return value;
  const known: Readonly<Record<string, boolean>> = { true: true, $true: true, '1': true, false: false, $false: false, '0': false };
  return known[value.toLowerCase()] ?? value;
}

/** `a,b` as a list. */
export function listed(value: string | boolean | undefined): string[] {
  return typeof value === 'string'
    ? value
        .split(',')
        .map(each => each.trim())
        .filter(each => each !== '')
    : [];
}

/** An option's text. */
export function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
