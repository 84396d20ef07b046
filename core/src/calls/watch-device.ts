import type { Logger, MediaEndpoint, MediaRole } from '@opencvi/plugin-api';

/**
 * Notices a device that went without a word, as one without power does: over UDP no signalling would ever tell. It is gone once neither media nor
 * RTCP comes of its sound, nor of anything else that it has been sending.
 */
export function watchDevice(device: MediaEndpoint, log: Logger, onGone: () => void): void {
  /** What had come of each stream when it fell silent, in packets. */
  const silent = new Map<MediaRole, number>();

  async function onStalled(role: MediaRole): Promise<void> {
    const received = await receivedFrom(device);
    silent.set(role, received.get(role) ?? 0);
    log.info('the device is silent', { role });
    const isGone = [...received].every(([one, packets]) => packets === (silent.get(one) ?? 0));
    if (isGone && silent.has('audio')) onGone();
  }

  device.on('stalled', role => {
    onStalled(role).catch(error => log.warn('a silent device cannot be looked at', { role, error }));
  });
}

async function receivedFrom(device: MediaEndpoint): Promise<ReadonlyMap<MediaRole, number>> {
  const streams = await device.statistics();
  return new Map(streams.filter(({ direction }) => direction === 'inbound').map(({ role, packets }) => [role, packets]));
}
