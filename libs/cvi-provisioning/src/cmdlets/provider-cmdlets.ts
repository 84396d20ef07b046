import { providerNames, type VideoInteropServiceProvider } from '../model/provider.ts';
import type { TenantState } from '../model/state.ts';
import { type Cmdlet, reading, textOf, wildcard } from './cmdlet.ts';
import { CmdletError } from './cmdlet-error.ts';
import { messages } from './messages.ts';
import { type Bound, commonSwitches, type Parameter } from './parameters.ts';

const type = 'VideoInteropServiceProvider';

const values = {
  InstructionUri: { type: 'String' },
  AadApplicationIds: { type: 'String' },
  AllowAppGuestJoinsAsAuthenticated: { type: 'Boolean' },
  /** Internal to Microsoft; taken and not used. */
  Tenant: { type: 'String' },
} as const satisfies Readonly<Record<string, Parameter>>;

/** `New-CsVideoInteropServiceProvider` */
export const newProvider: Cmdlet = {
  defaultSet: 'Identity',
  parameters: {
    // not validated, says its page; one that matches no policy gives no coordinates
    Identity: { type: 'String', sets: ['Identity'], mandatory: true, position: 1 },
    Name: { type: 'String', sets: ['ParentAndRelativeKey'], mandatory: true, values: providerNames },
    TenantKey: { type: 'String', mandatory: true },
    ...values,
    InMemory: { type: 'SwitchParameter' },
    ...commonSwitches,
  },
  run(state, bound) {
    const identity = textOf(bound, 'Identity') ?? textOf(bound, 'Name') ?? '';
    if (find(state, identity)) throw new CmdletError('ItemExists', messages.exists(type, identity));
    const made = changed({ ...blank, Identity: identity, Name: identity }, bound);
    if (bound.WhatIf) return whatIf(state, 'New-CsVideoInteropServiceProvider', identity);
    if (bound.InMemory) return reading(state, [made]);
    return { state: { ...state, providers: [...state.providers, made] }, output: [made], messages: [] };
  },
};

/** `Set-CsVideoInteropServiceProvider` */
export const setProvider: Cmdlet = {
  parameters: {
    Identity: { type: 'String', mandatory: true, position: 1 },
    TenantKey: { type: 'String' },
    ...values,
    ...commonSwitches,
  },
  run(state, bound) {
    const old = demand(state, textOf(bound, 'Identity') ?? '');
    if (bound.WhatIf) return whatIf(state, 'Set-CsVideoInteropServiceProvider', old.Identity);
    const providers = state.providers.map(each => (each === old ? changed(old, bound) : each));
    return { state: { ...state, providers }, output: [], messages: [] };
  },
};

/** `Get-CsVideoInteropServiceProvider` */
export const getProvider: Cmdlet = {
  parameters: {
    Identity: { type: 'String', sets: ['Identity'], position: 1 },
    Filter: { type: 'String', sets: ['Filter'] },
    LocalStore: { type: 'SwitchParameter' },
    Tenant: { type: 'String' },
  },
  run(state, bound) {
    const identity = textOf(bound, 'Identity');
    const matches = wildcard(textOf(bound, 'Filter') ?? '*');
    return reading(state, identity === undefined ? state.providers.filter(({ Identity }) => matches(Identity)) : [demand(state, identity)]);
  },
};

/** `Remove-CsVideoInteropServiceProvider` */
export const removeProvider: Cmdlet = {
  parameters: { Identity: { type: 'String', mandatory: true, position: 1 }, Tenant: { type: 'String' }, ...commonSwitches },
  run(state, bound) {
    const old = demand(state, textOf(bound, 'Identity') ?? '');
    if (bound.WhatIf) return whatIf(state, 'Remove-CsVideoInteropServiceProvider', old.Identity);
    return { state: { ...state, providers: state.providers.filter(each => each !== old) }, output: [], messages: [] };
  },
};

const blank: VideoInteropServiceProvider = {
  Identity: '',
  Name: '',
  TenantKey: '',
  InstructionUri: '',
  AllowAppGuestJoinsAsAuthenticated: false,
  AadApplicationIds: '',
};

function changed(old: VideoInteropServiceProvider, bound: Bound): VideoInteropServiceProvider {
  const trust = bound.AllowAppGuestJoinsAsAuthenticated;
  return {
    ...old,
    TenantKey: textOf(bound, 'TenantKey') ?? old.TenantKey,
    InstructionUri: textOf(bound, 'InstructionUri') ?? old.InstructionUri,
    AllowAppGuestJoinsAsAuthenticated: typeof trust === 'boolean' ? trust : old.AllowAppGuestJoinsAsAuthenticated,
    AadApplicationIds: textOf(bound, 'AadApplicationIds') ?? old.AadApplicationIds,
  };
}

function find({ providers }: TenantState, identity: string): VideoInteropServiceProvider | undefined {
  const wanted = identity.replace(/^global\//i, '').toLowerCase();
  return providers.find(({ Identity }) => Identity.toLowerCase() === wanted);
}

function demand(state: TenantState, identity: string): VideoInteropServiceProvider {
  const found = find(state, identity);
  if (!found) throw new CmdletError('ItemNotFound', messages.notFound(type, identity));
  return found;
}

function whatIf(state: TenantState, cmdlet: string, target: string): ReturnType<Cmdlet['run']> {
  return { state, output: [], messages: [messages.whatIf(cmdlet, target)] };
}
