import type { TenantState } from '../model/state.ts';
import type { Bound, Parameters } from './parameters.ts';

/** What a cmdlet leaves behind. */
export interface CmdletResult {
  /** The tenant's state afterwards; the same object when nothing changed. */
  readonly state: TenantState;
  /** The objects it writes. */
  readonly output: readonly object[];
  /** What it says besides (`-WhatIf`). */
  readonly messages: readonly string[];
}

/** A cmdlet: its parameters, and what it does with bound ones. Pure. */
export interface Cmdlet extends Parameters {
  run(state: TenantState, bound: Bound): CmdletResult;
}

/** A result that changes nothing. */
export function reading(state: TenantState, output: readonly object[]): CmdletResult {
  return { state, output, messages: [] };
}

/** An argument that is text, when it was given. */
export function textOf(bound: Bound, name: string): string | undefined {
  const value = bound[name];
  return typeof value === 'string' ? value : undefined;
}

/** Matches PowerShell's wildcards `*` and `?`, in any case. */
export function wildcard(pattern: string): (text: string) => boolean {
  const source = pattern
    .slice(0, 128)
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 'i');
  return text => expression.test(text);
}
