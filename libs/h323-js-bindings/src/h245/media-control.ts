import type * as Schema from '../generated/multimedia-system-control.ts';
import type { Outlet } from './outlet.ts';

/** H.245 counts bit rates in 100 bit/s. */
const BIT_RATE_UNIT = 100;
const MAX_BIT_RATE = 0xffffff;

/** Whether a channel of one of the directions is open. */
export type IsOpen = (channel: number) => boolean;

/** miscellaneousCommand about a channel of ours: all that asks for a fresh picture is a fast update. */
export function onMiscellaneousCommand(
  outlet: Outlet,
  { logicalChannelNumber: channel, type }: Schema.MiscellaneousCommand,
  isOurs: IsOpen,
) {
  switch (type.type) {
    case 'videoFastUpdatePicture':
    case 'videoFastUpdateGOB':
    case 'videoFastUpdateMB':
    case 'lostPicture':
    case 'lostPartialPicture':
      if (isOurs(channel)) return outlet.tell({ type: 'fastUpdate', channel });
      return outlet.ignore(`${type.type}: channel ${channel} is not open`);
    default:
      return outlet.ignore(`miscellaneousCommand.${type.type}`);
  }
}

/** miscellaneousIndication about a channel of theirs. */
export function onMiscellaneousIndication(
  outlet: Outlet,
  { logicalChannelNumber: channel, type }: Schema.MiscellaneousIndication,
  isTheirs: IsOpen,
) {
  const muted = type.type === 'logicalChannelInactive';
  const isMute = muted || type.type === 'logicalChannelActive';
  if (isMute && isTheirs(channel)) outlet.tell({ type: 'mute', channel, muted });
  else outlet.ignore(`miscellaneousIndication.${type.type}`);
}

/** flowControlCommand. */
export function onFlowControl(outlet: Outlet, { scope, restriction }: Schema.FlowControlCommand, isOurs: IsOpen): void {
  const bitRate = restriction.type === 'maximumBitRate' && { bitRate: restriction.value * BIT_RATE_UNIT };
  if (scope.type === 'wholeMultiplex') outlet.tell({ type: 'flowControl', ...bitRate });
  else if (scope.type === 'logicalChannelNumber' && isOurs(scope.value))
    outlet.tell({ type: 'flowControl', channel: scope.value, ...bitRate });
  else outlet.ignore(`flowControlCommand.${scope.type}`);
}

export function sendFastUpdate(outlet: Outlet, channel: number): void {
  const value = { logicalChannelNumber: channel, type: { type: 'videoFastUpdatePicture' } } as const;
  outlet.command({ type: 'miscellaneousCommand', value });
}

export function sendFlowControl(outlet: Outlet, channel: number, bitRate: number | undefined): void {
  const units = Math.min(MAX_BIT_RATE, Math.floor((bitRate ?? 0) / BIT_RATE_UNIT));
  const restriction = bitRate === undefined ? ({ type: 'noRestriction' } as const) : ({ type: 'maximumBitRate', value: units } as const);
  outlet.command({ type: 'flowControlCommand', value: { scope: { type: 'logicalChannelNumber', value: channel }, restriction } });
}

export function sendMute(outlet: Outlet, channel: number, muted: boolean): void {
  const type = { type: muted ? 'logicalChannelInactive' : 'logicalChannelActive' } as const;
  outlet.indication({ type: 'miscellaneousIndication', value: { logicalChannelNumber: channel, type } });
}
