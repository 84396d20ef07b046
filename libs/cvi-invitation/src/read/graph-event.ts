import { type JoinUrl, parseJoinUrl } from '../links/join-url.ts';
import { addressOf, conferenceIdOf } from '../links/link-values.ts';
import type { Pair } from './assemble.ts';

/** Graph's `cloudVideoInteropInfo`. */
export interface CloudVideoInteropInfo {
  readonly tenantKey?: string | null;
  readonly videoTeleconferenceId?: string | null;
  readonly moreInfoWebUrl?: string | null;
}

/** What is read of a Graph `event`, or of an `onlineMeeting`. Everything is optional and may be null, as Graph has it. */
export interface GraphEvent {
  readonly subject?: string | null;
  readonly body?: { readonly contentType?: string | null; readonly content?: string | null } | null;
  readonly bodyPreview?: string | null;
  readonly location?: { readonly displayName?: string | null } | null;
  readonly onlineMeetingUrl?: string | null;
  readonly onlineMeeting?: {
    readonly joinUrl?: string | null;
    readonly joinWebUrl?: string | null;
    readonly cloudVideoInteropInfo?: CloudVideoInteropInfo | null;
  } | null;
  readonly cloudVideoInteropInfo?: CloudVideoInteropInfo | null;
  readonly joinWebUrl?: string | null;
  readonly videoTeleconferenceId?: string | null;
  /** `data:text/html,…`, URL-encoded HTML. */
  readonly joinInformation?: { readonly content?: string | null } | null;
}

/** What a Graph event gives to read. */
export interface GraphParts {
  readonly info?: Pair & { readonly moreInfoUrl?: string };
  /** The event's own join links, as Graph tells them. */
  readonly joins: readonly JoinUrl[];
  readonly html?: string;
  readonly text?: string;
}

/** Takes a Graph event or online meeting apart. */
export function graphParts(event: GraphEvent): GraphParts {
  const joinUrl = event.onlineMeeting?.joinUrl ?? event.onlineMeeting?.joinWebUrl ?? event.joinWebUrl ?? event.onlineMeetingUrl;
  const info = infoOf(event);
  const content = event.body?.content ?? dataUrl(event.joinInformation?.content) ?? event.bodyPreview;
  const isHtml = !/^text/i.test(textOf(event.body?.contentType) ?? '') && content !== event.bodyPreview;
  return {
    ...(info && { info }),
    joins: textOf(joinUrl) === undefined ? [] : [parseJoinUrl(textOf(joinUrl) ?? '')],
    ...(typeof content === 'string' && (isHtml ? { html: content } : { text: content })),
  };
}

function infoOf(event: GraphEvent): GraphParts['info'] {
  const info = event.cloudVideoInteropInfo ?? event.onlineMeeting?.cloudVideoInteropInfo;
  const conferenceId = conferenceIdOf(textOf(info?.videoTeleconferenceId) ?? textOf(event.videoTeleconferenceId));
  const address = addressOf(textOf(info?.tenantKey));
  const moreInfoUrl = textOf(info?.moreInfoWebUrl);
  if (conferenceId === undefined && !address && moreInfoUrl === undefined) return undefined;
  return { ...(conferenceId !== undefined && { conferenceId }), ...address, ...(moreInfoUrl !== undefined && { moreInfoUrl }) };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function dataUrl(content: unknown): string | undefined {
  const encoded = textOf(content)?.replace(/^data:text\/html[^,]{0,64},/i, '');
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}
