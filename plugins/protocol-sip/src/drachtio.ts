import type { Clock, Logger } from '@opencvi/plugin-api';
import Srf from 'drachtio-srf';
import { answerEarlyUpdate, incomingRequest, messageOf } from './drachtio-request.ts';
import type { SrfApp, SrfReply, SrfRequest, SrfResponse } from './drachtio-types.ts';
import type {
  DialogHandler,
  IncomingRequest,
  InviteEvents,
  OutgoingInvite,
  SipAnswer,
  SipContent,
  SipHeaders,
  SipStack,
} from './sip-stack.ts';

/** What happens outside of dialogs. */
export interface DrachtioEvents {
  onRequest(request: IncomingRequest): void;
  /** The SIP server is gone, and every call with it as far as signalling goes. */
  onLost(): void;
}

/** Methods that the SIP server is asked to hand over when they begin something. */
const methods = ['invite', 'register', 'options', 'info', 'message', 'notify', 'subscribe', 'publish', 'refer'];
/** How long the SIP server may take to say that something went out; promises of drachtio-srf never settle when the connection drops. */
const echoTimeout = 10_000;
/** Timer F (RFC 3261 17.1.2.2) and a little more. */
const answerTimeout = 40_000;

/**
 * drachtio-srf, reduced to requests and responses. Its Dialog is not used: it answers BYE at once, guesses what a re-INVITE is about, and
 * hangs after one that was refused; and it may lose what comes in the same breath as the answer to its 200.
 */
export class Drachtio implements SipStack {
  readonly #srf = new Srf() as unknown as SrfApp;
  readonly #dialogs = new Map<string, DialogHandler>();
  readonly #reconnect = { maxAttempts: 1, retryMaxDelay: 5_000 };
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #events: DrachtioEvents;
  readonly #surroundings: Parameters<typeof incomingRequest>[2];
  #state: 'new' | 'connected' | 'lost' | 'closed' = 'new';

  constructor({ clock, log, events }: { clock: Clock; log: Logger; events: DrachtioEvents }) {
    this.#clock = clock;
    this.#log = log;
    this.#events = events;
    this.#surroundings = { clock, timeout: echoTimeout, open: (id, handler) => this.#open(id, handler) };
    this.#srf.use((request, response) => this.#handle(request, response));
    // The handler above has them all; naming a method is how drachtio-srf asks the server for it
    for (const method of methods) this.#srf.use(method, () => {});
  }

  /** Connects to a SIP server; resolves with the addresses it listens on. */
  async connect(server: { host: string; port: number; secret: string }): Promise<string> {
    const connected = new Promise<string>((resolve, reject) => {
      this.#srf.on('error', error =>
        this.#state === 'new' ? reject(error) : this.#log.debug('no connection to the SIP server', { error }),
      );
      this.#srf.on('close', () => this.#lost());
      this.#srf.on('connect', (error, hostports = '') => {
        if (error) reject(error);
        else {
          this.#connected();
          resolve(hostports);
        }
      });
      this.#srf.connect({ ...server, reconnect: this.#reconnect });
    });
    try {
      return await this.#clock.within(echoTimeout, connected);
    } catch (cause) {
      this.close();
      throw new Error(`cannot use the SIP server at ${server.host}:${server.port}`, { cause });
    }
  }

  /** Lets go of the connection. Idempotent. */
  close(): void {
    const wasConnected = this.#state === 'connected';
    this.#state = 'closed';
    this.#reconnect.maxAttempts = 1;
    this.#dialogs.clear();
    if (wasConnected) this.#srf.disconnect();
  }

  forget(dialogId: string): void {
    this.#dialogs.delete(dialogId);
  }

  async request(dialogId: string, { method, ...content }: SipContent & { readonly method: string }): Promise<SipAnswer> {
    const answered = this.#send('sip:placeholder', { method, stackDialogId: dialogId, ...mutable(content) }).then(
      request => new Promise<SipAnswer>(resolve => request.on('response', reply => reply.status >= 200 && resolve(answerOf(reply)))),
    );
    return this.#clock.within(answerTimeout, answered);
  }

  async invite(uri: string, { headers, proxy }: { headers: SipHeaders; proxy?: string }, events: InviteEvents): Promise<OutgoingInvite> {
    const options = { method: 'INVITE', headers: { ...headers }, ...(proxy !== undefined && { proxy }) };
    const request = await this.#send(uri, options, sent => this.#followInvite(sent, events));
    return { cancel: () => this.#guard('cancel', () => request.cancel({}, () => {})) };
  }

  #connected(): void {
    if (this.#state === 'closed') {
      this.#srf.disconnect();
      return;
    }
    if (this.#state === 'lost') this.#log.info('SIP server connected again');
    this.#state = 'connected';
    this.#reconnect.maxAttempts = 0; // from now on it tries for ever
  }

  #lost(): void {
    if (this.#state !== 'connected') return;
    this.#state = 'lost';
    this.#log.error('connection to the SIP server lost');
    this.#dialogs.clear();
    this.#guard('lost', () => this.#events.onLost());
  }

  #handle(raw: SrfRequest, response: SrfResponse): void {
    const request = incomingRequest(raw, response, this.#surroundings);
    this.#guard(raw.method, () => {
      const dialog = this.#dialogs.get(raw.stackDialogId ?? '');
      if (dialog !== undefined) dialog.handle(request);
      else if (raw.method !== 'ACK') this.#events.onRequest(request);
    });
  }

  #open(dialogId: string, handler: DialogHandler): void {
    if (this.#dialogs.get(dialogId) === handler) return;
    this.#dialogs.set(dialogId, handler);
    handler.opened(dialogId);
  }

  #followInvite(request: SrfRequest, { dialog, onProgress, onAnswer }: InviteEvents): void {
    request.on('update', answerEarlyUpdate);
    request.on('response', (reply, ack) =>
      this.#guard('response', () => {
        const isSuccess = reply.status >= 200 && reply.status < 300;
        if (reply.stackDialogId && reply.status < 300) this.#open(reply.stackDialogId, dialog);
        if (reply.status < 200) onProgress(reply.status);
        // The server has acknowledged a failure already (RFC 3261 17.1.1.3)
        else onAnswer({ ...answerOf(reply), ack: body => isSuccess && ack(body === undefined ? {} : { body }, () => {}) });
      }),
    );
  }

  #send(uri: string, options: Parameters<SrfApp['request']>[1], sent: (request: SrfRequest) => void = () => {}): Promise<SrfRequest> {
    const echoed = new Promise<SrfRequest>((resolve, reject) => {
      if (this.#state !== 'connected') throw new Error('no connection to the SIP server');
      this.#srf.request(uri, options, (error, request) => {
        if (error) return reject(error);
        sent(request);
        resolve(request);
      });
    });
    return this.#clock.within(echoTimeout, echoed);
  }

  /** An exception in a call-back would end the process: drachtio-srf lets it fall through its socket handler. */
  #guard(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#log.error('defect', { error, what });
    }
  }
}

function answerOf(reply: SrfReply): SipAnswer {
  return { status: reply.status, ...messageOf(reply) };
}

function mutable({ headers, body }: SipContent): { headers: Record<string, string>; body?: string } {
  return { headers: { ...headers }, ...(body !== undefined && { body }) };
}
