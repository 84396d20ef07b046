import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ClockTimer } from '../clock.ts';
import type { Log } from '../log.ts';
import { parseLoosely } from '../message/parse-message.ts';
import type { AppSession, Delivery, Echo, Reply } from './app-session.ts';
import type { ControlContext } from './control-context.ts';
import { encodeFrame, type Frame, fieldText } from './frame.ts';
import { FrameReader } from './frame-reader.ts';
import { isSecret } from './secret.ts';
import { timeOfDay } from './time-of-day.ts';

const maxUnsentBytes = 64 * 1024 * 1024; // an application that hangs must not fill our memory
const version = 'v0.9.9'; // drachtio-srf compares it: what this server does is what that version does

/** One connection of an application. Until it has shown the secret it may do nothing, unlike with drachtio-server. */
export class ControlSession implements AppSession {
  readonly id = randomUUID();
  readonly routes = new Set<string>();
  readonly #socket: Socket;
  readonly #context: ControlContext;
  readonly #reader: FrameReader;
  readonly #authTimer: ClockTimer;
  #authenticated = false;
  #open = true;

  constructor(socket: Socket, context: ControlContext) {
    this.#socket = socket;
    this.#context = context;
    this.#reader = new FrameReader(context.maxFrameBytes);
    this.#authTimer = context.clock.setTimeout(() => this.close(), context.authTimeoutMs);
    socket.setNoDelay(true);
    socket.on('data', bytes => this.#receive(bytes));
    socket.on('error', error => this.#log.debug('control connection failed', { error: error.message }));
    socket.on('close', () => this.#closed());
  }

  get open(): boolean {
    return this.#open;
  }

  get authenticated(): boolean {
    return this.#authenticated;
  }

  get #log(): Log {
    return this.#context.log;
  }

  deliver(delivery: Delivery): void {
    const { source, size, protocol, address, port, txnId, dialogId, receivedOn } = delivery;
    const fields = [randomUUID(), 'sip', source, String(size), protocol, address, String(port), timeOfDay(), txnId, dialogId ?? ''];
    if (receivedOn) fields.push(receivedOn.host, String(receivedOn.port));
    this.#write([...fields, ''], delivery.message);
  }

  close(): void {
    this.#socket.destroySoon();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    if (!this.#open) return;
    try {
      for (const frame of this.#reader.push(bytes)) if (this.#open) this.#handle(frame);
    } catch (error) {
      this.#log.warn('control connection closed', { error: (error as Error).message });
      this.#socket.destroy();
    }
  }

  #handle(frame: Frame): void {
    const [id = '', type = ''] = frame.fields;
    if (type === 'authenticate') this.#authenticate(id, frame.fields[2] ?? '');
    else if (!this.#authenticated) this.#refuse(id, 'not authenticated');
    else if (type === 'ping') this.#answer(id, ['OK', 'pong']);
    else if (type === 'route') this.#route(id, frame.fields[2] ?? '');
    else if (type === 'remove_route') this.#removeRoute(id, frame.fields[2] ?? '');
    else if (type === 'sip') this.#sip(id, frame);
    else if (type === 'proxy') this.#answer(id, ['NOK', 'proxy is not supported']);
    else this.#refuse(id, 'Unknown message type');
  }

  #authenticate(id: string, secret: string): void {
    if (!isSecret(secret, this.#context.secret)) {
      this.#log.warn('control connection refused', { reason: 'incorrect secret', from: this.#socket.remoteAddress });
      this.#refuse(id, 'incorrect secret');
      return;
    }
    this.#authTimer.cancel();
    this.#authenticated = true;
    this.#answer(id, ['OK', this.#context.hostports(), version, this.#context.localHostports()]);
  }

  #route(id: string, verb: string): void {
    if (verb !== '') this.routes.add(verb.toLowerCase());
    this.#answer(id, ['OK']);
  }

  #removeRoute(id: string, verb: string): void {
    this.routes.delete(verb.toLowerCase());
    this.#answer(id, ['OK']);
  }

  #sip(id: string, frame: Frame): void {
    const reply = this.#reply(id);
    const parsed = parseLoosely(frame.message ?? Buffer.alloc(0), this.#context.appMessageLimits);
    if (!parsed.ok) {
      reply.nok(`invalid SIP message: ${parsed.error.reason} at byte ${parsed.error.offset}`);
      return;
    }
    const [txnId, dialogId, route] = frame.fields.slice(2, 5).map(field => field || undefined);
    try {
      this.#context.user.onCommand({ session: this, txnId, dialogId, route, message: parsed.value, reply });
    } catch (error) {
      this.#log.warn('command failed', { error });
      reply.nok('internal error');
    }
  }

  #reply(id: string): Reply {
    let answered = false;
    const once = (answer: () => void) => {
      if (!answered) answer();
      answered = true;
    };
    return {
      ok: echo => once(() => this.#echo(id, echo)),
      nok: reason => once(() => this.#answer(id, ['NOK', fieldText(reason)])),
    };
  }

  #echo(id: string, echo: Echo): void {
    const { message, protocol, address, port, txnId, dialogId } = echo;
    const sent = ['OK', 'application', String(message.length), protocol, address, String(port), timeOfDay(), txnId];
    const tail = echo.kind === 'request' ? ['Msg sent:', ''] : [dialogId ?? '', '', 'Msg sent:'];
    this.#answer(id, [...sent, ...tail], message);
  }

  #answer(id: string, fields: readonly string[], message?: Buffer): void {
    this.#write([randomUUID(), 'response', fieldText(id), ...fields], message);
  }

  #refuse(id: string, reason: string): void {
    this.#answer(id, ['NO', reason]);
    this.#open = false;
    this.close();
  }

  #write(fields: readonly string[], message?: Buffer): void {
    if (!this.#socket.writable) return;
    if (this.#socket.writableLength > maxUnsentBytes) {
      this.#log.warn('control connection closed', { error: 'the application does not read' });
      this.#socket.destroy();
    } else this.#socket.write(encodeFrame(fields, message));
  }

  #closed(): void {
    this.#open = false;
    this.#authTimer.cancel();
    this.#context.onClosed(this);
  }
}
