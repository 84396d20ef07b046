import type { CallRecord, Clock, Collection, Logger } from '@opencvi/plugin-api';
import type { GatewaySettings } from '../config/gateway-settings.ts';
import { firstCallId } from './call-id.ts';

const hour = 3_600_000;

export interface RecordRetentionParts {
  readonly settings: Pick<GatewaySettings['calls'], 'keepRecords' | 'maximumRecords'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly records: () => Collection<CallRecord>;
}

/** Removes the call records that are too old or too many, at the start and every hour: who calls must not be able to fill the disk. */
export function retainRecords({ settings, clock, log, records }: RecordRetentionParts): () => void {
  const trim = async (): Promise<void> => {
    const { keepRecords, maximumRecords } = settings;
    const since = keepRecords === false ? undefined : firstCallId(clock.now() - keepRecords);
    const removed = await records().trim({ newest: maximumRecords, ...(since !== undefined && { since }) });
    if (removed > 0) log.info('old call records removed', { removed });
  };
  const attempt = (): void => void trim().catch(error => log.error('old call records not removed', { error }));
  attempt();
  return clock.every(hour, attempt);
}
