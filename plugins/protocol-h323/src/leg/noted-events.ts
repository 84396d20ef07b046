import type { CallEvent } from '@opencvi/h323-js-bindings';
import type { Logger } from '@opencvi/plugin-api';

/** Logs what needs no doing. */
export function noteEvent(event: CallEvent, log: Logger): void {
  switch (event.type) {
    case 'capabilitiesRefused':
      log.warn('capabilities refused', { cause: event.cause });
      break;
    case 'deflected':
      log.info('deflection ignored', { reason: event.reason });
      break;
    case 'ignored':
      log.debug('message ignored', { what: event.message });
      break;
    default:
      log.debug('signalling', { event: event.type });
  }
}
