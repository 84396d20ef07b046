import type { TokenIds, TokenVerdict } from '../h235/procedure-1.ts';
import { Procedure1 } from '../h235/procedure-1.ts';
import { signRas, verifyRas } from '../h235/secure-ras.ts';
import type { GatekeeperClientOptions } from './ras.ts';
import type { NumberedRas } from './ras-message.ts';
import type { Session } from './session.ts';

/** An endpoint's messages under H.235.1 procedure I. */
export class RasSecurity {
  readonly #procedure: Procedure1;
  readonly #senderId: string;
  readonly #session: Session;

  constructor(security: NonNullable<GatekeeperClientOptions['security']>, session: Session) {
    this.#procedure = new Procedure1(security);
    this.#senderId = security.senderId;
    this.#session = session;
  }

  sign(message: NumberedRas): NumberedRas {
    return signRas(message, this.#procedure, this.#ids(message));
  }

  verify(bytes: Uint8Array, message: NumberedRas): TokenVerdict {
    const { endpointId, gatekeeperId } = this.#session;
    const to = [this.#senderId, ...(endpointId === undefined ? [] : [endpointId])];
    // A confirm may name us by the identifier that it gives us, and the gatekeeper by the one that it tells us.
    if (message.type === 'registrationConfirm') to.push(message.value.endpointIdentifier);
    return verifyRas(bytes, message, this.#procedure, { to, ...(gatekeeperId === undefined ? {} : { from: gatekeeperId }) });
  }

  /** H.235.1 14: the endpoint's identifier, until it has one the name that it is known by. */
  #ids(message: NumberedRas): TokenIds {
    const { endpointId, gatekeeperId } = this.#session;
    const isIntroduction =
      message.type === 'gatekeeperRequest' || (message.type === 'registrationRequest' && message.value.keepAlive !== true);
    return {
      sendersID: isIntroduction ? this.#senderId : (endpointId ?? this.#senderId),
      ...(gatekeeperId === undefined ? {} : { generalID: gatekeeperId }),
    };
  }
}
