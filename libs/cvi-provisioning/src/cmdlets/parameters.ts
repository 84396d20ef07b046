import { CmdletError } from './cmdlet-error.ts';
import { messages } from './messages.ts';

/** A cmdlet's parameter, as its page documents it. */
export interface Parameter {
  readonly type: 'String' | 'Boolean' | 'SwitchParameter' | 'Int32';
  /** The parameter sets it belongs to; all when absent. */
  readonly sets?: readonly string[];
  /** Needed in its sets. */
  readonly mandatory?: boolean;
  /** Place among the arguments without a name. */
  readonly position?: number;
  readonly values?: readonly string[];
  /** Whether `$null` is an argument. */
  readonly nullable?: boolean;
}

/** What a cmdlet is given: arguments by parameter name, and those without a name in order. */
export interface Arguments {
  readonly named?: Readonly<Record<string, unknown>>;
  readonly positional?: readonly unknown[];
}

/** Arguments after binding, by the parameters' full names; `null` is `$null`. */
export type Bound = Readonly<Record<string, string | number | boolean | null>>;

/** The parameters of a cmdlet. */
export interface Parameters {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly defaultSet?: string;
}

/** Parameters that every cmdlet here takes. */
export const commonSwitches = {
  WhatIf: { type: 'SwitchParameter' },
  Confirm: { type: 'SwitchParameter' },
  Force: { type: 'SwitchParameter' },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Binds arguments to parameters as PowerShell does: names in any case and shortened, positions, types, sets, mandatory ones. */
export function bind({ parameters, defaultSet }: Parameters, given: Arguments): Bound {
  const bound = new Map<string, string | number | boolean | null>();
  for (const [name, value] of Object.entries(given.named ?? {})) {
    if (value === undefined) continue;
    const full = fullName(name, Object.keys(parameters));
    bound.set(full, transformed(full, parameters[full] as Parameter, value));
  }
  bindPositions(bound, parameters, given.positional ?? []);
  demandSet(bound, parameters, defaultSet);
  return Object.fromEntries(bound);
}

function fullName(name: string, names: readonly string[]): string {
  const given = name.toLowerCase();
  const exact = names.find(each => each.toLowerCase() === given);
  if (exact !== undefined) return exact;
  const matches = names.filter(each => each.toLowerCase().startsWith(given));
  if (given === '' || matches.length === 0) throw new CmdletError('NamedParameterNotFound', messages.unknownParameter(name));
  if (matches.length > 1) throw new CmdletError('AmbiguousParameter', messages.ambiguousParameter(name, matches));
  return matches[0] ?? name;
}

function transformed(name: string, { type, values, nullable }: Parameter, value: unknown): string | number | boolean | null {
  if (value === null) {
    if (nullable) return null;
    throw new CmdletError('ParameterArgumentValidationError', messages.isNull(name));
  }
  if (type === 'Boolean' || type === 'SwitchParameter') {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return value !== 0;
    throw new CmdletError('ParameterArgumentTransformationError', messages.notBoolean(name));
  }
  if (type === 'Int32') return integer(name, value);
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new CmdletError('ParameterArgumentTransformationError', messages.notText(name));
  const text = String(value);
  if (values === undefined) return text;
  const member = values.find(each => each.toLowerCase() === text.toLowerCase());
  if (member === undefined) throw new CmdletError('ParameterArgumentValidationError', messages.notInSet(name, text, values));
  return member;
}

function integer(name: string, value: unknown): number {
  const text = String(value).trim();
  if (!/^-?\d{1,10}$/.test(text)) throw new CmdletError('ParameterArgumentTransformationError', messages.notInteger(name, text));
  return Number(text);
}

function bindPositions(
  bound: Map<string, string | number | boolean | null>,
  parameters: Readonly<Record<string, Parameter>>,
  positional: readonly unknown[],
): void {
  const open = Object.entries(parameters)
    .filter(([name, { position }]) => position !== undefined && !bound.has(name))
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));
  for (const value of positional) {
    const [name, parameter] = open.shift() ?? [];
    if (name === undefined || !parameter) throw new CmdletError('PositionalParameterNotFound', messages.positional(String(value)));
    bound.set(name, transformed(name, parameter, value));
  }
}

function demandSet(
  bound: ReadonlyMap<string, unknown>,
  parameters: Readonly<Record<string, Parameter>>,
  defaultSet: string | undefined,
): void {
  const all = Object.entries(parameters);
  const sets = [...new Set(all.flatMap(([, { sets = [] }]) => sets))];
  const possible = sets.filter(set => all.every(([name, parameter]) => !bound.has(name) || inSet(parameter, set)));
  if (sets.length > 0 && possible.length === 0) throw new CmdletError('AmbiguousParameterSet', messages.parameterSet());
  const lacking = (set: string | undefined): string[] =>
    all.filter(([name, parameter]) => parameter.mandatory && inSet(parameter, set) && !bound.has(name)).map(([name]) => name);
  const candidates: readonly (string | undefined)[] = possible.length > 0 ? possible : [undefined];
  if (candidates.every(set => lacking(set).length > 0)) {
    const chosen = candidates.includes(defaultSet) ? defaultSet : candidates[0];
    throw new CmdletError('MissingMandatoryParameter', messages.mandatory(lacking(chosen)));
  }
  demandWords(bound, all);
}

function demandWords(bound: ReadonlyMap<string, unknown>, all: readonly (readonly [string, Parameter])[]): void {
  const empty = all.find(([name, { mandatory }]) => mandatory && bound.get(name) === '');
  if (empty) throw new CmdletError('ParameterArgumentValidationError', messages.empty(empty[0]));
}

function inSet({ sets }: Parameter, set: string | undefined): boolean {
  return sets === undefined || set === undefined || sets.includes(set);
}
