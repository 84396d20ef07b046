import type { AdminAuth, DeviceAuth, Principal, Trust, TrustOpinion } from '@opencvi/plugin-api';

/** Trusts every device in the same way; `undefined`: has no opinion. Tests change it between calls. */
export class FakeDeviceAuth implements DeviceAuth {
  readonly id = 'fake-device-auth';
  readonly order = 1_000;
  trust: Trust | undefined;

  constructor(trust?: Trust) {
    this.trust = trust;
  }

  async assess(): Promise<TrustOpinion | undefined> {
    return this.trust && { trust: this.trust, reason: 'the test says so' };
  }
}

/** Takes everybody for the same user. */
export class FakeAdminAuth implements AdminAuth {
  readonly id = 'fake-admin-auth';
  readonly #name: string;

  constructor(name = 'tester') {
    this.#name = name;
  }

  async identify(): Promise<Principal> {
    return { name: this.#name };
  }
}
