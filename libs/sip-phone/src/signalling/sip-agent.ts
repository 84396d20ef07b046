import { randomUUID } from 'node:crypto';
import { type BoundAddress, DrachtioEmbedded } from '@opencvi/drachtio-embedded';
import { type Deferred, deferred, type PhoneClock, within } from '@opencvi/phone-media';
import Srf from 'drachtio-srf';
import type { PhoneTransport } from '../options.ts';
import { phoneCertificate } from './certificate.ts';
import { type Content, type IncomingRequest, incomingOf, plain, type Reply, replyOf } from './messages.ts';
import type { SrfApp, SrfRequest, SrfRequestOptions } from './srf-types.ts';

/** Who takes the requests of one dialog. */
export interface DialogHandler {
  handle(request: IncomingRequest): Promise<void>;
}

/** Where an agent listens. */
export interface AgentOptions {
  readonly host: string;
  readonly port: number;
  readonly transport: PhoneTransport;
  readonly verifyServer: boolean;
  readonly clock: PhoneClock;
  /** Takes requests outside of dialogs. */
  onRequest(request: IncomingRequest): Promise<void>;
}

/** What comes back to an INVITE, in order. */
export interface InviteEvents {
  onProgress(reply: Reply): void;
  onFinal(reply: Reply): void;
}

/** Methods outside of dialogs that the SIP server shall hand over. */
const methods = ['invite', 'options', 'info', 'message', 'notify', 'refer'];
/** Promises of drachtio-srf never settle when its connection drops. */
const echoTimeout = 10_000;
/** Timer F (RFC 3261 17.1.2.2) and a little more. */
const answerTimeout = 33_000;

/** A SIP server of the phone's own, and drachtio-srf on it, reduced to requests and responses. */
export class SipAgent {
  readonly address: BoundAddress;
  readonly #server: DrachtioEmbedded;
  readonly #srf: SrfApp;
  readonly #options: AgentOptions;
  readonly #dialogs = new Map<string, DialogHandler>();
  readonly #closing: Deferred<never> = deferred();
  #closed = false;

  private constructor(server: DrachtioEmbedded, address: BoundAddress, options: AgentOptions) {
    this.#server = server;
    this.address = address;
    this.#options = options;
    this.#srf = new Srf() as unknown as SrfApp;
    this.#srf.use((raw, response) => this.#dispatch(raw.stackDialogId, incomingOf(raw, response)));
    // The handler above has them all; naming a method is how drachtio-srf asks the server for it
    for (const method of methods) this.#srf.use(method, () => {});
  }

  /** Binds, and connects the two halves; rejects, with nothing left open, when an address cannot be bound. */
  static async start(options: AgentOptions): Promise<SipAgent> {
    const { host, port, transport, verifyServer } = options;
    const secret = randomUUID();
    const tls = transport === 'tls' ? { tls: { ...(await phoneCertificate()), verifyServer } } : {};
    const server = new DrachtioEmbedded({ listeners: [{ transport, host, port, ...tls }], control: { secret } });
    const { controlPort, listeners } = await server.start();
    try {
      const [address] = listeners;
      if (!address) throw new Error('the phone has no listener');
      const agent = new SipAgent(server, address, options);
      await agent.#connect(controlPort, secret);
      return agent;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  /** Takes the requests of a dialog from now on. */
  open(dialogId: string, handler: DialogHandler): void {
    this.#dialogs.set(dialogId, handler);
  }

  forget(dialogId: string): void {
    this.#dialogs.delete(dialogId);
  }

  /** Sends an INVITE; gives the way to take it back. */
  async invite(uri: string, content: Content, { onProgress, onFinal }: InviteEvents): Promise<() => void> {
    const request = await this.#send(uri, { method: 'INVITE', ...plain(content) }, sent =>
      sent.on('response', (raw, ack) => {
        const reply = replyOf(raw, ack);
        if (reply.status < 200) onProgress(reply);
        else onFinal(reply);
      }),
    );
    return () => request.cancel({}, () => {});
  }

  /** Sends a request within a dialog; resolves with its final response. */
  async request(dialogId: string, { method, ...content }: Content & { readonly method: string }): Promise<Reply> {
    const answered = new Promise<Reply>((resolve, reject) => {
      this.#send('sip:placeholder', { method, stackDialogId: dialogId, ...plain(content) }, sent =>
        sent.on('response', (raw, ack) => void (raw.status >= 200 && resolve(replyOf(raw, ack)))),
      ).catch(reject);
    });
    return this.#within(answerTimeout, method, answered);
  }

  /** Lets go of everything. Calls that are up get no BYE from here. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#closing.reject(new Error('the phone is closed'));
    this.#dialogs.clear();
    this.#srf.disconnect();
    await this.#server.close();
  }

  async #connect(port: number, secret: string): Promise<void> {
    const connected = new Promise<void>((resolve, reject) => {
      this.#srf.on('error', reject);
      this.#srf.on('connect', error => (error ? reject(error) : resolve()));
      this.#srf.connect({ host: '127.0.0.1', port, secret, reconnect: { maxAttempts: 1 } });
    });
    await this.#within(echoTimeout, 'starting the phone', connected);
  }

  #dispatch(dialogId: string | undefined, request: IncomingRequest): void {
    const dialog = this.#dialogs.get(dialogId ?? '');
    if (!dialog && request.method === 'ACK') return;
    const handled = dialog ? dialog.handle(request) : this.#options.onRequest(request);
    // What goes wrong in one request must not end the process; the far side sees it
    handled.catch(error => request.respond(500, { reason: String(error).replaceAll(/\s+/g, ' ').slice(0, 100) })).catch(() => {});
  }

  async #send(uri: string, options: SrfRequestOptions, sent: (request: SrfRequest) => void): Promise<SrfRequest> {
    const echoed = new Promise<SrfRequest>((resolve, reject) => {
      if (this.#closed) throw new Error('the phone is closed');
      this.#srf.request(uri, options, (error, request) => {
        if (error) return reject(error instanceof Error ? error : new Error(String(error)));
        sent(request);
        resolve(request);
      });
    });
    return this.#within(echoTimeout, `sending ${options.method}`, echoed);
  }

  /** No longer than allowed, nor than the agent is open. */
  #within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
    return within(this.#options.clock, { ms, what }, Promise.race([promise, this.#closing.promise]));
  }
}
