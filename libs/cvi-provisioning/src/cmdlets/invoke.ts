import type { TenantState } from '../model/state.ts';
import type { Cmdlet, CmdletResult } from './cmdlet.ts';
import { CmdletError } from './cmdlet-error.ts';
import { messages } from './messages.ts';
import { type Arguments, bind } from './parameters.ts';
import { getPolicy, grantPolicy } from './policy-cmdlets.ts';
import { getProvider, newProvider, removeProvider, setProvider } from './provider-cmdlets.ts';

/** The cmdlets by name. */
export const cmdlets = {
  'New-CsVideoInteropServiceProvider': newProvider,
  'Set-CsVideoInteropServiceProvider': setProvider,
  'Get-CsVideoInteropServiceProvider': getProvider,
  'Remove-CsVideoInteropServiceProvider': removeProvider,
  'Get-CsTeamsVideoInteropServicePolicy': getPolicy,
  'Grant-CsTeamsVideoInteropServicePolicy': grantPolicy,
} as const satisfies Readonly<Record<string, Cmdlet>>;

/** A cmdlet's name. */
export type CmdletName = keyof typeof cmdlets;

/**
 * Runs a cmdlet on the state of a tenant: a pure function. Throws `CmdletError`.
 * @example `invoke(state, 'New-CsVideoInteropServiceProvider', { named: { Name: 'Pexip', TenantKey: 'teams@vc.example.com' } }).state`
 */
export function invoke(state: TenantState, name: CmdletName, given: Arguments): CmdletResult {
  const cmdlet: Cmdlet | undefined = Object.hasOwn(cmdlets, name) ? cmdlets[name] : undefined;
  if (!cmdlet) throw new CmdletError('CommandNotFoundException', messages.unknownCommand(name));
  return cmdlet.run(state, bind(cmdlet, given));
}
