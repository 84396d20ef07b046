import {
  type CallLeg,
  type CallRecord,
  type EndReason,
  type FailedAttempt,
  formatAddress,
  type StreamStatistics,
  type Trust,
} from '@opencvi/plugin-api';

/** What a call record is made of while the call runs. */
export interface RecordDraft {
  readonly id: string;
  readonly startedAt: Date;
  tenant?: string;
  trust?: Trust;
  trustReason?: string;
  meeting?: string;
  provider?: string;
  answeredAt?: Date;
  lobbyAt?: Date;
  connectedAt?: Date;
  ivrAttempts: number;
  failedAttempts?: readonly FailedAttempt[];
}

/** How a draft becomes a record. */
export interface RecordEnding {
  readonly leg: CallLeg;
  readonly meetingLeg: CallLeg | undefined;
  readonly reason: EndReason;
  readonly endedAt: Date;
  readonly statistics: readonly StreamStatistics[];
}

/** Completes a record. Pure. */
export function completeRecord(draft: RecordDraft, { leg, meetingLeg, reason, endedAt, statistics }: RecordEnding): CallRecord {
  const { startedAt, answeredAt, lobbyAt, connectedAt, failedAttempts, ...plain } = draft;
  const { source } = leg.remote;
  return {
    ...plain,
    protocol: leg.protocol,
    from: formatAddress(leg.remote.address),
    ...(leg.remote.displayName !== undefined && { displayName: leg.remote.displayName }),
    ...(leg.remote.userAgent !== undefined && { userAgent: leg.remote.userAgent }),
    ...(source && { source: `${bracketed(source.address)}:${source.port}`, transport: source.transport }),
    dialled: formatAddress(leg.dialled),
    startedAt: startedAt.toISOString(),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
    ...(lobbyAt && { lobbyAt: lobbyAt.toISOString() }),
    ...(connectedAt && { connectedAt: connectedAt.toISOString() }),
    endedAt: endedAt.toISOString(),
    endReason: { ...reason },
    ...(failedAttempts && { failedAttempts: [...failedAttempts] }),
    facts: { ...leg.facts },
    ...(meetingLeg && { meetingFacts: { ...meetingLeg.facts } }),
    media: statistics.map(summarize),
  };
}

function summarize({ bitrate: _, framesPerSecond: __, keyFrameRequests: ___, ...rest }: StreamStatistics): CallRecord['media'][number] {
  return rest;
}

/** RFC 3986 3.2.2: where a port follows. */
function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
