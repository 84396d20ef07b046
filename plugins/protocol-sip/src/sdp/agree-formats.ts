import { formatsMatch, type MediaFormat, type MediaRole, matchFormats, type RoleCapabilities } from '@opencvi/plugin-api';
import { answerH264Parameters } from './h264-parameters.ts';

/** What two sides can do together on one stream. */
export interface AgreedFormats {
  /** What we send: the far end's payload types and parameters. */
  readonly send: readonly MediaFormat[];
  /** What the far end sends, as an answer states it: the same payload types, our parameters. */
  readonly receive: readonly MediaFormat[];
}

/** Picks one codec for an answer, and for audio the telephone-event that goes with it. `undefined` when there is nothing in common. */
export function agreeFormats(ours: RoleCapabilities, theirs: readonly MediaFormat[]): AgreedFormats | undefined {
  const [codec] = matchFormats(ours.formats.filter(isCodec), theirs.filter(isCodec));
  if (codec === undefined) return undefined;
  const event = ours.role === 'audio' ? telephoneEventFor(codec, ours, theirs) : undefined;
  return answered(ours, event === undefined ? [codec] : [codec, event]);
}

/** As `agreeFormats`, but keeps every codec in common: for a far end's answer to our offer. */
export function agreeAllFormats(ours: RoleCapabilities, theirs: readonly MediaFormat[]): AgreedFormats | undefined {
  const matched = matchFormats(ours.formats, theirs);
  return matched.some(isCodec) ? answered(ours, matched) : undefined;
}

function isCodec(format: MediaFormat): boolean {
  return format.codec.toLowerCase() !== 'telephone-event';
}

/** RFC 4733 2.1: events share the clock of the audio they interrupt; devices that offer another clock only use it nevertheless. */
function telephoneEventFor(codec: MediaFormat, ours: RoleCapabilities, theirs: readonly MediaFormat[]): MediaFormat | undefined {
  const events = matchFormats(ours.formats, theirs).filter(format => !isCodec(format));
  return events.find(event => event.clockRate === codec.clockRate) ?? events[0];
}

function answered(ours: RoleCapabilities, matched: readonly MediaFormat[]): AgreedFormats {
  const pairs = matched.map(theirs => ({ theirs, ours: ours.formats.find(format => formatsMatch(format, theirs)) }));
  return {
    send: pairs.map(pair => withFeedback(pair.theirs, commonFeedback(pair.ours, pair.theirs))),
    receive: pairs.map(pair => receiveFormat(pair.ours, pair.theirs)),
  };
}

function receiveFormat(ours: MediaFormat | undefined, theirs: MediaFormat): MediaFormat {
  const { parameters: _theirParameters, ...codec } = theirs;
  const parameters = theirs.codec.toLowerCase() === 'h264' ? answerH264Parameters(ours?.parameters, theirs.parameters) : ours?.parameters;
  return withFeedback({ ...codec, ...(parameters && { parameters }) }, commonFeedback(ours, theirs));
}

/** RFC 4585 4.2: feedback may be used where both sides named it. */
function commonFeedback(ours: MediaFormat | undefined, theirs: MediaFormat): readonly string[] {
  return (theirs.feedback ?? []).filter(kind => ours?.feedback?.includes(kind));
}

function withFeedback(format: MediaFormat, feedback: readonly string[]): MediaFormat {
  const { feedback: _asDescribed, ...rest } = format;
  return feedback.length === 0 ? rest : { ...rest, feedback };
}

/** Formats of a role as an offer lists them: what is in use first, under the payload types it has (RFC 3264 8.3.2), then the rest. */
export function offerFormats(ours: RoleCapabilities, inUse: readonly MediaFormat[]): readonly MediaFormat[] {
  const taken = new Set(inUse.map(format => format.payloadType));
  const others = ours.formats.filter(format => !taken.has(format.payloadType) && !inUse.some(used => formatsMatch(used, format)));
  return [...inUse, ...others];
}

/** Whether a role is a picture. */
export function isVideo(role: MediaRole): boolean {
  return role !== 'audio';
}
