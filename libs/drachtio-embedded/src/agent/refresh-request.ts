import type { ReceivedResponse } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { AgentContext } from './agent-context.ts';
import { ClientRequest, type ClientRequestInit } from './client-request.ts';
import { InviteClientRequest } from './invite-client-request.ts';

/** What came of a session refresh of our own, of which the application knows nothing. */
export type RefreshOutcome =
  | { readonly type: 'refreshed'; readonly response: ReceivedResponse }
  | { readonly type: 'glare' }
  | { readonly type: 'refused' }
  | { readonly type: 'gone' };

export interface RefreshInit extends ClientRequestInit {
  onOutcome(outcome: RefreshOutcome): void;
}

function outcomeOf(response: ReceivedResponse): RefreshOutcome {
  if (response.status < 300) return { type: 'refreshed', response };
  if (response.status === 491) return { type: 'glare' };
  // RFC 3261 12.2.1.2: the peer knows the dialog no more
  return response.status === 481 || response.status === 408 ? { type: 'gone' } : { type: 'refused' };
}

export class UpdateRefresh extends ClientRequest {
  readonly #onOutcome: RefreshInit['onOutcome'];

  constructor(init: RefreshInit, context: AgentContext) {
    super(init, context);
    this.#onOutcome = init.onOutcome;
  }

  protected override deliver(response: ReceivedResponse): void {
    if (response.status >= 200) this.#onOutcome(outcomeOf(response));
  }

  protected override fail(): void {
    this.settle();
    this.#onOutcome({ type: 'gone' });
  }
}

export class InviteRefresh extends InviteClientRequest {
  readonly #onOutcome: RefreshInit['onOutcome'];

  constructor(init: RefreshInit, context: AgentContext) {
    super(init, context);
    this.#onOutcome = init.onOutcome;
  }

  protected override deliver(response: ReceivedResponse, _flow: Flow, _size: number): void {
    if (response.status < 200) return;
    const { dialog } = this;
    if (response.status < 300 && dialog) {
      this.acknowledge(dialog, undefined).catch(error => this.context.log.debug('ACK not sent', { error: (error as Error).message }));
    }
    this.#onOutcome(outcomeOf(response));
  }

  protected override fail(_status: number): void {
    this.settle();
    this.#onOutcome({ type: 'gone' });
  }
}
