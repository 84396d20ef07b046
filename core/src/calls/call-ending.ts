import { type EndReason, formatAddress, type StreamStatistics } from '@opencvi/plugin-api';
import type { Call } from './call.ts';
import type { CallServices } from './call-services.ts';
import { completeRecord } from './record-draft.ts';

/** How long the goodbye may take. */
const farewellLimit = 12_000;
/** How long statistics and the far ends' answers are waited for. */
const closingLimit = 5_000;
/** How long the meeting may take to hear how well the room was connected. */
const reportLimit = 3_000;

/**
 * Ends a call: goodbye to the room where it is still there, record on disk, both legs, media. Everything is tried, whatever fails.
 */
export async function endCall(call: Call, services: CallServices): Promise<void> {
  const reason = call.endReason ?? { code: 'failed', by: 'gateway', detail: 'ended without a reason' };
  call.move('ending');
  // Whoever waits on behalf of this call stops before the goodbye begins, or the room would hear two things at once
  call.abort();
  if (reason.by !== 'room') await sayFarewell(call, reason, services);
  const statistics = await collectStatistics(call, services);
  await writeRecord(call, { reason, statistics }, services);
  const leaving = reportQuality(call, statistics, services).then(() => call.meetingLeg?.end(reason));
  const closing = [call.leg.end(reason), leaving, call.media?.close()];
  for (const result of await Promise.allSettled(closing.map(work => services.clock.within(closingLimit, Promise.resolve(work))))) {
    if (result.status === 'rejected') call.log.warn('not closed cleanly', { error: result.reason });
  }
  call.move('ended');
}

/** The room hears and sees why, unless it hangs up first. */
async function sayFarewell(call: Call, reason: EndReason, services: CallServices): Promise<void> {
  const flow = services.ivrFlows.get(call.tenant?.ivr?.flow ?? '') ?? [...services.ivrFlows][0];
  const { media } = call;
  if (!call.answered || !media || !flow?.farewell || reason.code === 'failed' || call.leg.state === 'ended') return;
  const gone = new Promise<void>(resolve => call.leg.on('ended', () => resolve()));
  try {
    await media.bridge(false);
    await services.clock.within(farewellLimit, Promise.race([flow.farewell(call, media.device, reason), gone]));
  } catch (error) {
    call.log.warn('no goodbye', { error });
  }
}

async function collectStatistics(call: Call, services: CallServices): Promise<readonly StreamStatistics[]> {
  if (!call.media) return [];
  try {
    return await services.clock.within(closingLimit, call.media.device.statistics());
  } catch (error) {
    call.log.warn('no statistics', { error });
    return [];
  }
}

/** The meeting hears how well the room was connected, while its leg is still there to tell it. */
async function reportQuality(call: Call, statistics: readonly StreamStatistics[], services: CallServices): Promise<void> {
  if (!call.meetingLeg?.report) return;
  try {
    await services.clock.within(reportLimit, Promise.resolve(call.meetingLeg.report(statistics)));
  } catch (error) {
    call.log.warn('quality not reported', { error });
  }
}

interface Outcome {
  readonly reason: EndReason;
  readonly statistics: readonly StreamStatistics[];
}

async function writeRecord(
  call: Call,
  { reason, statistics }: Outcome,
  { clock, events, log, metrics, records }: CallServices,
): Promise<void> {
  const endedAt = new Date(clock.now());
  const record = completeRecord(call.draft, { leg: call.leg, meetingLeg: call.meetingLeg, reason, endedAt, statistics });
  try {
    await records().put(record.id, record);
  } catch (error) {
    // The record must not be lost with the store: the log has it whole
    log.error('call record not stored', { record, error });
    metrics.count('call_records_lost_total');
  }
  const seconds = (endedAt.getTime() - call.startedAt.getTime()) / 1000;
  call.log.info('ended', { ...reason, dialled: formatAddress(call.leg.dialled), meeting: record.meeting, seconds });
  metrics.count('calls_total', { protocol: record.protocol, end: reason.code });
  metrics.observe('call_duration_seconds', seconds, { protocol: record.protocol });
  events.emit({ call: call.id, at: endedAt.toISOString(), type: 'ended', record });
}
