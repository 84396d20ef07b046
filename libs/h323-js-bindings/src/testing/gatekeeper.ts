import { RasMessage } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';
import { encode } from '../per/encode.ts';
import type { RasInput, RasMachine, RasOutput } from '../ras/ras.ts';
import { isNumbered, isRequest, type NumberedRas, parseRas } from '../ras/ras-message.ts';
import { GatekeeperAnswers, rejectionOf } from './gatekeeper-answers.ts';
import type { TestGatekeeperCommand, TestGatekeeperEvent, TestGatekeeperOptions } from './gatekeeper-options.ts';
import { GatekeeperRegistry } from './gatekeeper-registry.ts';
import { requestsOf } from './gatekeeper-requests.ts';
import { GatekeeperSecurity } from './gatekeeper-security.ts';

export type * from './gatekeeper-options.ts';

/**
 * A small gatekeeper for tests, without a socket: it registers endpoints, admits calls between them directly, and does wrong what a test has it do.
 */
export class TestGatekeeper implements RasMachine<TestGatekeeperCommand, TestGatekeeperEvent> {
  readonly #options: TestGatekeeperOptions;
  readonly #registry = new GatekeeperRegistry();
  readonly #answers: GatekeeperAnswers;
  readonly #security: GatekeeperSecurity | undefined;
  #outputs: RasOutput<TestGatekeeperEvent>[] = [];
  #toDrop = 0;
  #delay: number | undefined;
  readonly #late: (() => void)[] = [];
  #rejects: Extract<TestGatekeeperCommand, { do: 'reject' }>[] = [];
  #requestSeqNum = 0;

  constructor(options: TestGatekeeperOptions) {
    this.#options = options;
    this.#answers = new GatekeeperAnswers(options, this.#registry);
    this.#security = options.security && new GatekeeperSecurity(options.id, options.security, this.#registry);
  }

  get state(): string {
    return `${this.#registry.all().length} registered`;
  }

  handle(input: RasInput<TestGatekeeperCommand>): readonly RasOutput<TestGatekeeperEvent>[] {
    if (input.type === 'bytes') this.#receive(input.bytes, input.from);
    else if (input.type === 'command') this.#command(input.command);
    else this.#timer(input.name);
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }

  #receive(bytes: Uint8Array, from: SocketAddress): void {
    const result = parseRas(bytes);
    if (!result.ok) this.#event({ type: 'malformed', what: result.error.message });
    else if (isNumbered(result.message)) this.#take(result.message, bytes, from);
  }

  #take(message: NumberedRas, bytes: Uint8Array, from: SocketAddress): void {
    if (isRequest(message) && this.#toDrop > 0) {
      this.#toDrop--;
      return;
    }
    const sender = this.#security?.senderOf(message);
    const verdict = this.#security?.verify(bytes, message, sender) ?? { sound: true };
    if (!verdict.sound) this.#deny(message, from, verdict.reason);
    else if (isRequest(message)) this.#answerSoon(message, from, sender);
    else this.#event({ type: 'answered', with: message.type });
  }

  /** Unsigned: whoever it is, we have no secret with him. */
  #deny(message: NumberedRas, from: SocketAddress, reason: string): void {
    this.#event({ type: 'unauthentic', what: `${message.type}: ${reason}` });
    if (!message.type.endsWith('Request')) return;
    const denial = rejectionOf(message.type, message.value.requestSeqNum, { reason: 'securityDenial' });
    this.#outputs.push({ type: 'send', to: from, bytes: encode<RasMessage>(RasMessage, denial) });
  }

  #answerSoon(message: NumberedRas, from: SocketAddress, sender: string | undefined): void {
    const delay = this.#delay;
    if (delay === undefined) {
      this.#answer(message, from, sender);
      return;
    }
    this.#delay = undefined;
    this.#send({ type: 'requestInProgress', value: { requestSeqNum: message.value.requestSeqNum, delay } }, from, sender);
    this.#late.push(() => this.#answer(message, from, sender));
    this.#outputs.push({ type: 'arm', name: 'late', ms: Math.floor(delay / 2) });
  }

  #answer(message: NumberedRas, from: SocketAddress, sender: string | undefined): void {
    const reject = this.#rejects.find(({ request }) => request === message.type);
    const answer = reject ? undefined : this.#answers.to(message, from, sender);
    if (reject) this.#reject(reject, message, { from, sender });
    if (!answer) return;
    this.#event(answer.event);
    if (answer.message) this.#send(answer.message, from, sender);
    if (answer.alive !== undefined && this.#options.timeToLive !== undefined)
      this.#outputs.push({ type: 'arm', name: `lifetime ${answer.alive}`, ms: this.#options.timeToLive * 1000 });
  }

  #reject(
    reject: Extract<TestGatekeeperCommand, { do: 'reject' }>,
    message: NumberedRas,
    { from, sender }: { from: SocketAddress; sender: string | undefined },
  ): void {
    const { alternates, permanent = false, reason } = reject;
    this.#rejects = this.#rejects.filter(each => each !== reject);
    const altGKInfo = alternates && { alternateGatekeeper: alternates, altGKisPermanent: permanent };
    this.#event({ type: 'rejected', request: message.type, reason });
    this.#send(rejectionOf(message.type, message.value.requestSeqNum, { reason, altGKInfo }), from, sender);
  }

  #command(command: TestGatekeeperCommand): void {
    if (command.do === 'drop') this.#toDrop = command.requests;
    else if (command.do === 'delay') this.#delay = command.ms;
    else if (command.do === 'reject') this.#rejects.push(command);
    else if (command.do === 'forget') this.#registry.clear();
    else
      for (const { message, endpoint } of requestsOf(command, this.#registry, () => ++this.#requestSeqNum))
        this.#send(message, endpoint.ras, endpoint.sender);
  }

  #timer(name: string): void {
    const [what, endpointId = ''] = name.split(' ');
    if (what === 'late') for (const answer of this.#late.splice(0)) answer();
    else if (this.#registry.delete(endpointId)) this.#event({ type: 'unregistered', endpointId, by: 'timeout' });
  }

  #send(message: NumberedRas, to: SocketAddress, sender: string | undefined): void {
    const signed = this.#security?.sign(message, sender) ?? message;
    this.#outputs.push({ type: 'send', to, bytes: encode<RasMessage>(RasMessage, signed) });
  }

  #event(event: TestGatekeeperEvent): void {
    this.#outputs.push({ type: 'event', event });
  }
}
