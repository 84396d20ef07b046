import { randomBytes, randomInt } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import type { Alias, CallEvent, CallOptions, SetupRequest, SocketAddress } from '@opencvi/h323-js-bindings';
import { dialCall, type RunningCall } from '@opencvi/h323-js-bindings/node';
import { DialError } from '../errors.ts';
import type { DialOptions } from '../options.ts';
import type { Target } from '../target.ts';
import { type CallContext, H323Call } from './h323-call.ts';
import { openMedia } from './open-media.ts';
import { PhoneMachine } from './phone-machine.ts';

/** Who calls. */
export interface CallerContext extends CallContext {
  readonly aliases: readonly Alias[];
  readonly displayName: string;
  /** Where the caller itself can be called. */
  readonly address: SocketAddress;
  callOptions(role: CallOptions['role']): CallOptions;
  /** Told of each connection, before its call is answered. */
  onRunning(running: RunningCall): void;
  onDefect(error: unknown): void;
}

const defaultTimeout = 30_000;

/** Dials; rejects with a DialError when the call is not answered. */
export async function dial(context: CallerContext, target: Target, options: DialOptions): Promise<H323Call> {
  const { signal } = options;
  if (signal?.aborted) throw new DialError({ reason: 'taken back' }, { cause: signal.reason });
  let call: H323Call | undefined;
  const media = await openMedia(context, options, () => call);
  try {
    const parts = await connect(context, { target, options, onEvent: event => call?.handle(event) });
    call = new H323Call(context, { ...parts, media, options });
    const request = requestOf(context, call, { target, options, to: parts.running.remote });
    parts.running.command({ do: 'setup', request });
  } catch (error) {
    await media.close();
    throw new DialError({ reason: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
  await answer(context, call, options);
  return call;
}

interface Outgoing {
  readonly target: Target;
  readonly options: DialOptions;
  onEvent(event: CallEvent): void;
}

/** The call's connection and its machine. */
async function connect(context: CallerContext, { target, options, onEvent }: Outgoing) {
  const { clock, host: from, onDefect } = context;
  const { signal, answerTimeoutMs: connectTimeout = defaultTimeout } = options;
  const { address } = await lookup(target.host);
  const callOptions = { ...context.callOptions('caller'), callReference: randomInt(1, 32_768) };
  const machine = new PhoneMachine(callOptions);
  const running = await dialCall({
    to: { address, port: target.port },
    from,
    clock,
    options: callOptions,
    connectTimeout,
    ...(signal && { signal }),
    createCall: () => machine,
    onEvent(event) {
      tellProgress(event, options);
      onEvent(event);
    },
    onDefect,
  });
  context.onRunning(running);
  return { running, machine };
}

function requestOf(
  { aliases, displayName, address: sourceAddress }: CallerContext,
  call: H323Call,
  { target, options, to }: { readonly target: Target; readonly options: DialOptions; readonly to: SocketAddress },
): SetupRequest {
  const { tunnelling = true, fastStart = false, bandwidth = 768_000 } = options;
  return {
    destination: target.aliases,
    ...(target.calledNumber !== undefined && { calledNumber: target.calledNumber }),
    calledAddress: to,
    source: aliases,
    sourceAddress,
    display: displayName,
    callIdentifier: new Uint8Array(randomBytes(16)),
    conferenceId: new Uint8Array(randomBytes(16)),
    bandwidth,
    tunnelling,
    ...(fastStart && { fastStart: call.channels.propose() }),
  };
}

function tellProgress({ type }: CallEvent, { onProgress }: DialOptions): void {
  if (type === 'proceeding' || type === 'alerting' || type === 'progress') onProgress?.(type);
}

/** Waits for the answer, as long as that may take. */
async function answer({ clock }: CallerContext, call: H323Call, { signal, answerTimeoutMs = defaultTimeout }: DialOptions): Promise<void> {
  let givenUp: DialError | undefined;
  const giveUp = (reason: string, cause?: unknown): void => {
    givenUp ??= new DialError({ reason }, { cause });
    void call.hangUp();
  };
  const abort = (): void => giveUp('taken back', signal?.reason);
  const cancel = clock.after(answerTimeoutMs, () => giveUp(`no answer within ${answerTimeoutMs} ms`));
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  try {
    await call.answered;
  } catch (error) {
    throw givenUp ?? error;
  } finally {
    cancel();
    signal?.removeEventListener('abort', abort);
  }
}
