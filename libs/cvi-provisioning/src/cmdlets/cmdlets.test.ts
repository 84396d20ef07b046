import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noTenant, type TenantState } from '../model/state.ts';
import { CmdletError } from './cmdlet-error.ts';
import { type CmdletName, cmdlets, invoke } from './invoke.ts';
import type { Arguments } from './parameters.ts';

type Step = readonly [CmdletName, Arguments['named'], ...unknown[]];

const after = (steps: readonly Step[], from: TenantState = noTenant): TenantState =>
  steps.reduce((state, [name, named = {}, ...positional]) => invoke(state, name, { named, positional }).state, from);

function failure(state: TenantState, [name, named = {}, ...positional]: Step): CmdletError {
  try {
    invoke(state, name, { named, positional });
  } catch (error) {
    if (error instanceof CmdletError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const make = 'New-CsVideoInteropServiceProvider';
const change = 'Set-CsVideoInteropServiceProvider';
const list = 'Get-CsVideoInteropServiceProvider';
const remove = 'Remove-CsVideoInteropServiceProvider';
const policies = 'Get-CsTeamsVideoInteropServicePolicy';
const grant = 'Grant-CsTeamsVideoInteropServicePolicy';

const pexip: Step = [make, { Name: 'Pexip', TenantKey: 'teams@vc.example.com' }];

describe('providers', () => {
  test('by -Name', () => {
    const result = invoke(noTenant, make, {
      named: { Name: 'pexip', TenantKey: 'teams@vc.example.com', AadApplicationIds: 'a;b', AllowAppGuestJoinsAsAuthenticated: true },
    });
    const provider = {
      Identity: 'Pexip',
      Name: 'Pexip',
      TenantKey: 'teams@vc.example.com',
      InstructionUri: '',
      AllowAppGuestJoinsAsAuthenticated: true,
      AadApplicationIds: 'a;b',
    };
    expect(result.output).toEqual([provider]);
    expect(result.state.providers).toEqual([provider]);
  });

  test('by -Identity, at its place, and it is not validated', () => {
    expect(after([[make, { TenantKey: 'k@d' }, 'anything']]).providers).toMatchObject([{ Identity: 'anything', TenantKey: 'k@d' }]);
  });

  test('changed value by value, found in any case, removed', () => {
    const changed = after([pexip, [change, { InstructionUri: 'https://vc.example.com/{ConfId}' }, 'PEXIP']]);
    expect(changed.providers).toMatchObject([{ TenantKey: 'teams@vc.example.com', InstructionUri: 'https://vc.example.com/{ConfId}' }]);
    expect(after([[remove, {}, 'Pexip']], changed).providers).toEqual([]);
  });

  test('listed, by identity, by wildcard', () => {
    const state = after([pexip, [make, { Name: 'Cisco', TenantKey: 'contoso@m.webex.com' }]]);
    const names = (step: Step): unknown[] =>
      invoke(state, step[0], { named: step[1] ?? {}, positional: step.slice(2) }).output.map(
        each => (each as { Identity: string }).Identity,
      );
    expect(names([list, {}])).toEqual(['Pexip', 'Cisco']);
    expect(names([list, {}, 'cisco'])).toEqual(['Cisco']);
    expect(names([list, { Filter: 'p*' }])).toEqual(['Pexip']);
  });

  test.each(['WhatIf', 'InMemory'])('-%s changes nothing', name => {
    const result = invoke(noTenant, make, { named: { Name: 'Pexip', TenantKey: 'k@d', [name]: true } });
    expect(result.state).toBe(noTenant);
    expect(name === 'WhatIf' ? result.messages : result.output).toHaveLength(1);
  });

  test('names of parameters are taken shortened', () => {
    expect(after([[make, { name: 'Pexip', tenantk: 'k@d', all: true }]]).providers).toMatchObject([
      { TenantKey: 'k@d', AllowAppGuestJoinsAsAuthenticated: true },
    ]);
  });
});

describe('what PowerShell says to', () => {
  test.each<[string, Step, string]>([
    ['no tenant key', [make, { Name: 'Pexip' }], 'Cannot process command because of one or more missing mandatory parameters: TenantKey.'],
    ['nothing', [make, {}], 'Cannot process command because of one or more missing mandatory parameters: Identity TenantKey.'],
    [
      'both -Name and -Identity',
      [make, { Name: 'Pexip', Identity: 'x', TenantKey: 'k' }],
      'Parameter set cannot be resolved using the specified named parameters.',
    ],
    [
      'an unknown parameter',
      [make, { Name: 'Pexip', TenantKey: 'k', Colour: 'red' }],
      "A parameter cannot be found that matches parameter name 'Colour'.",
    ],
    [
      'an ambiguous one',
      [make, { Name: 'Pexip', TenantKey: 'k', A: 'x' }],
      "Parameter cannot be processed because the parameter name 'A' is ambiguous. Possible matches include: -AadApplicationIds -AllowAppGuestJoinsAsAuthenticated.",
    ],
    [
      'another name than the four',
      [make, { Name: 'Acme', TenantKey: 'k' }],
      'Cannot validate argument on parameter \'Name\'. The argument "Acme" does not belong to the set "Polycom,BlueJeans,Pexip,Cisco" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.',
    ],
    [
      'text for a truth value',
      [make, { Name: 'Pexip', TenantKey: 'k', AllowAppGuestJoinsAsAuthenticated: 'yes' }],
      'Cannot process argument transformation on parameter \'AllowAppGuestJoinsAsAuthenticated\'. Cannot convert value "System.String" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.',
    ],
    [
      'an empty key',
      [make, { Name: 'Pexip', TenantKey: '' }],
      "Cannot bind argument to parameter 'TenantKey' because it is an empty string.",
    ],
    ['a null key', [make, { Name: 'Pexip', TenantKey: null }], "Cannot bind argument to parameter 'TenantKey' because it is null."],
    ['an argument too many', [list, {}, 'a', 'b'], "A positional parameter cannot be found that accepts argument 'b'."],
    [
      'a provider that is not there',
      [change, { TenantKey: 'k' }, 'Pexip'],
      'Cannot find "VideoInteropServiceProvider" "Pexip" because it does not exist.',
    ],
    [
      'a policy that is not there',
      [policies, {}, 'Nobody'],
      'Cannot find "TeamsVideoInteropServicePolicy" "Nobody" because it does not exist.',
    ],
    [
      'a policy that cannot be granted',
      [grant, { PolicyName: 'Global', Identity: 'u' }],
      'Policy "Global" is not a user policy. You can assign only a user policy to a specific user.',
    ],
    [
      'a rank that is no number',
      [grant, { PolicyName: 'ServiceProviderDisabled', Group: 'g', Rank: 'one' }],
      'Cannot process argument transformation on parameter \'Rank\'. Cannot convert value "one" to type "System.Int32". Error: "Input string was not in a correct format."',
    ],
    [
      'a rank without a group',
      [grant, { PolicyName: 'ServiceProviderDisabled', Rank: 1 }],
      'Cannot process command because of one or more missing mandatory parameters: Group.',
    ],
    [
      'no policy name',
      [grant, { Identity: 'u' }],
      'Cannot process command because of one or more missing mandatory parameters: PolicyName.',
    ],
  ])('%s', (_name, step, message) => {
    expect(failure(noTenant, step).message).toBe(message);
  });

  test('a provider that is there already', () => {
    expect(failure(after([pexip]), pexip)).toMatchObject({ errorId: 'ItemExists' });
  });

  test('a cmdlet that is none', () => {
    expect(failure(noTenant, ['toString' as CmdletName, {}])).toMatchObject({ errorId: 'CommandNotFoundException' });
  });
});

describe('policies', () => {
  test('are those that every tenant has', () => {
    expect(invoke(noTenant, policies, {}).output).toEqual([
      { Identity: 'Global', Description: '', ProviderName: 'DefaultProvider', Enabled: false },
      { Identity: 'Tag:PolycomServiceProviderEnabled', Description: '', ProviderName: 'Polycom', Enabled: true },
      { Identity: 'Tag:BlueJeansServiceProviderEnabled', Description: '', ProviderName: 'BlueJeans', Enabled: true },
      { Identity: 'Tag:PexipServiceProviderEnabled', Description: '', ProviderName: 'Pexip', Enabled: true },
      { Identity: 'Tag:CiscoServiceProviderEnabled', Description: '', ProviderName: 'Cisco', Enabled: true },
      { Identity: 'Tag:ServiceProviderDisabled', Description: '', ProviderName: 'DefaultProvider', Enabled: false },
    ]);
  });

  test('-Filter "*enabled*"', () => {
    expect(invoke(noTenant, policies, { named: { Filter: '*enabled*' } }).output).toHaveLength(4);
  });

  test.each<[string, Step]>([
    ['-Global', [grant, { PolicyName: 'PexipServiceProviderEnabled', Global: true }]],
    ['neither -Identity nor -Global', [grant, { PolicyName: 'Tag:PexipServiceProviderEnabled' }]],
  ])('granted with %s shows in Global, and $null takes it back', (_name, step) => {
    const state = after([step]);
    expect(invoke(state, policies, { positional: ['Global'] }).output).toMatchObject([
      { Identity: 'Global', ProviderName: 'Pexip', Enabled: true },
    ]);
    expect(after([[grant, { PolicyName: null, Global: true }]], state)).toEqual(noTenant);
  });

  test('granted to a user and taken back', () => {
    const state = after([[grant, {}, 'Jane@Example.com', 'CiscoServiceProviderEnabled']]);
    expect(state.users).toEqual({ 'jane@example.com': 'CiscoServiceProviderEnabled' });
    expect(after([[grant, { PolicyName: null, Identity: 'jane@example.com' }]], state)).toEqual(noTenant);
  });

  test('granted to groups: a rank that is taken moves the others down', () => {
    const step = (Group: string, PolicyName: string | null, Rank?: number): Step => [grant, { Group, PolicyName, Rank }];
    const policy = 'PexipServiceProviderEnabled';
    const ranks = (state: TenantState): string[] => state.groups.map(({ group, rank }) => `${rank} ${group}`);
    const state = after([step('a', policy), step('b', policy), step('c', policy, 1)]);
    expect(ranks(state)).toEqual(['1 c', '2 a', '3 b']);
    expect(ranks(after([step('A', null)], state))).toEqual(['1 c', '2 b']);
  });

  test('-PassThru gives what was granted', () => {
    const { output } = invoke(noTenant, grant, { named: { Identity: 'u', PolicyName: 'ServiceProviderDisabled', PassThru: true } });
    expect(output).toEqual([{ Identity: 'u', TeamsVideoInteropServicePolicy: 'ServiceProviderDisabled' }]);
  });
});

test('whatever the arguments, a cmdlet answers or says why not, and never changes the state it was given', () => {
  const names = [...new Set(Object.values(cmdlets).flatMap(({ parameters }) => Object.keys(parameters)))];
  const value = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom(null, 'Pexip', 'PexipServiceProviderEnabled', '__proto__'),
  );
  const named = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 });
  const step = fc.tuple(fc.constantFrom(...(Object.keys(cmdlets) as CmdletName[])), named, fc.array(value, { maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), steps => {
      let state = noTenant;
      for (const [name, given, positional] of steps) {
        const before = JSON.stringify(state);
        let next = state;
        try {
          next = invoke(state, name, { named: given, positional }).state;
        } catch (error) {
          expect(error).toBeInstanceOf(CmdletError);
        }
        expect(JSON.stringify(state)).toBe(before);
        state = next;
      }
    }),
  );
});
