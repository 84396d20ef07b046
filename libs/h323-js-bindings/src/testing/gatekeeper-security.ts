import { claimedSender, Procedure1, type TokenVerdict } from '../h235/procedure-1.ts';
import { cryptoTokensOf, signRas, verifyRas } from '../h235/secure-ras.ts';
import type { NumberedRas } from '../ras/ras-message.ts';
import type { TestGatekeeperOptions } from './gatekeeper-options.ts';
import type { GatekeeperRegistry } from './gatekeeper-registry.ts';

/** H.235.1 procedure I with each endpoint's password. */
export class GatekeeperSecurity {
  readonly #id: string;
  readonly #procedures: ReadonlyMap<string, Procedure1>;
  readonly #registry: GatekeeperRegistry;

  constructor(id: string, { passwords, now, random }: NonNullable<TestGatekeeperOptions['security']>, registry: GatekeeperRegistry) {
    this.#id = id;
    this.#registry = registry;
    this.#procedures = new Map(Object.entries(passwords).map(([name, password]) => [name, new Procedure1({ password, now, random })]));
  }

  /** Who sent a message, by the name that has a password: the sendersID, or that of the endpoint with this identifier. */
  senderOf(message: NumberedRas): string | undefined {
    const claimed = claimedSender(cryptoTokensOf(message));
    return this.#registry.get(claimed)?.sender ?? claimed;
  }

  verify(bytes: Uint8Array, message: NumberedRas, sender: string | undefined): TokenVerdict {
    const procedure = sender === undefined ? undefined : this.#procedures.get(sender);
    return procedure ? verifyRas(bytes, message, procedure, { to: [this.#id] }) : { sound: false, reason: 'securityWrongSendersID' };
  }

  /** To whom who has no password nothing can be proven. */
  sign(message: NumberedRas, sender: string | undefined): NumberedRas {
    const procedure = sender === undefined ? undefined : this.#procedures.get(sender);
    return procedure && sender !== undefined ? signRas(message, procedure, { sendersID: this.#id, generalID: sender }) : message;
  }
}
