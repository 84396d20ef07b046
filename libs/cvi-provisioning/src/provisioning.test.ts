import { expect, test } from '@jest/globals';
import type { ProvisioningState } from './model/state.ts';
import { Provisioning, type ProvisioningStore } from './provisioning.ts';

class MemoryStore implements ProvisioningStore {
  saved: ProvisioningState[] = [];
  load = async (): Promise<ProvisioningState | undefined> => this.saved.at(-1);
  save = async (state: ProvisioningState): Promise<void> => void this.saved.push(state);
}

const name = 'New-CsVideoInteropServiceProvider';

test('what several ask for at once is all kept, tenants apart', async () => {
  const store = new MemoryStore();
  const provisioning = new Provisioning(store);
  const keys = ['Pexip', 'Cisco', 'Polycom'].map(Name => provisioning.run('acme', name, { named: { Name, TenantKey: `${Name}@d` } }));
  await Promise.all([...keys, provisioning.run('Other', name, { named: { Name: 'Pexip', TenantKey: 'k@other' } })]);
  expect((await provisioning.tenant('ACME')).providers.map(({ Name }) => Name)).toEqual(['Pexip', 'Cisco', 'Polycom']);
  expect((await provisioning.tenant('other')).providers).toMatchObject([{ TenantKey: 'k@other' }]);
});

test('reading and failing save nothing, and a failure does not stop the next', async () => {
  const store = new MemoryStore();
  const provisioning = new Provisioning(store);
  const failed = provisioning.run('acme', name, { named: { Name: 'Pexip' } });
  const read = provisioning.run('acme', 'Get-CsTeamsVideoInteropServicePolicy', {});
  await expect(failed).rejects.toThrow('TenantKey');
  expect((await read).output).toHaveLength(6);
  expect(store.saved).toEqual([]);
});
