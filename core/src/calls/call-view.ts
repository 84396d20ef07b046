import { formatAddress, mediaRoles, type StreamStatistics } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Call } from './call.ts';

const stream = z.object({
  codec: z.string().optional(),
  packets: z.number(),
  packetsLost: z.number(),
  bitrate: z.number().describe('Bits per second'),
  jitter: z.number().optional().describe('Milliseconds'),
  roundTripTime: z.number().optional().describe('Milliseconds'),
  width: z.number().optional(),
  height: z.number().optional(),
  framesPerSecond: z.number().optional(),
});

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const streams = z.object({ inbound: stream.optional(), outbound: stream.optional() });

/** A running call as the API shows it. */
export const callView = z.object({
  id: z.string(),
  state: z.enum(['new', 'ringing', 'admitted', 'routed', 'interacting', 'joining', 'lobby', 'connected', 'ending', 'ended']),
  protocol: z.string(),
  from: z.string(),
  displayName: z.string().optional(),
  dialled: z.string(),
  tenant: z.string().optional(),
  meeting: z.string().optional(),
  trust: z.enum(['trusted', 'guest', 'refused']).optional(),
  muted: z.boolean().describe('Whether the room is muted, by itself or by the meeting'),
  startedAt: z.iso.datetime(),
  connectedAt: z.iso.datetime().optional(),
  facts: facts.describe('What the leg of the room tells'),
  meetingFacts: facts.optional().describe('What the leg into the meeting tells'),
  media: z.partialRecord(z.enum(mediaRoles), streams).describe('By role and direction, seen from the gateway'),
});

/** Shows a running call. */
export async function viewCall(call: Call): Promise<z.output<typeof callView>> {
  const { draft, leg } = call;
  const statistics = (await call.media?.device.statistics().catch(() => [])) ?? [];
  return {
    id: call.id,
    state: call.state,
    protocol: leg.protocol,
    from: formatAddress(leg.remote.address),
    ...(leg.remote.displayName !== undefined && { displayName: leg.remote.displayName }),
    dialled: formatAddress(leg.dialled),
    ...(call.tenant && { tenant: call.tenant.name }),
    ...(draft.meeting !== undefined && { meeting: draft.meeting }),
    ...(call.trust && { trust: call.trust }),
    muted: call.muted,
    startedAt: call.startedAt.toISOString(),
    ...(draft.connectedAt && { connectedAt: draft.connectedAt.toISOString() }),
    facts: { ...leg.facts },
    ...(call.meetingLeg && { meetingFacts: { ...call.meetingLeg.facts } }),
    media: byRole(statistics),
  };
}

function byRole(statistics: readonly StreamStatistics[]): z.output<typeof callView>['media'] {
  const media: z.output<typeof callView>['media'] = {};
  for (const { role, direction, ...rest } of statistics) media[role] = { ...media[role], [direction]: stream.parse(rest) };
  return media;
}
