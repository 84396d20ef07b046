import type { ChannelRequest, ControlCommand } from './control.ts';
import type { Entities } from './entities.ts';
import { freeSession } from './incoming-channels.ts';
import { sendFastUpdate, sendFlowControl, sendMute } from './media-control.ts';
import { sendDigits } from './user-input.ts';

/** Does what the owner wants; `start` and `endSession` are the machine's own. */
export function perform(entities: Entities, command: Exclude<ControlCommand, { do: 'start' | 'endSession' }>) {
  const { outlet, capabilities, outgoing, incoming, closeRequests, roundTrip, modes, h239 } = entities;
  switch (command.do) {
    case 'capabilities':
      return capabilities.transfer(command.capabilities);
    case 'pause':
      return capabilities.transfer(undefined);
    case 'open':
      return open(entities, command.request);
    case 'adopt':
      return (command.direction === 'send' ? outgoing : incoming).adopt(command.channel, command.session);
    case 'accept':
      return incoming.accept(command);
    case 'reject':
      return incoming.reject(command.channel, command.cause);
    case 'close':
      return outgoing.close(command.channel);
    case 'requestClose':
      return forTheirs(entities, command, () => closeRequests.request(command.channel));
    case 'fastUpdate':
      return forTheirs(entities, command, () => sendFastUpdate(outlet, command.channel));
    case 'flowControl':
      return forTheirs(entities, command, () => sendFlowControl(outlet, command.channel, command.bitRate));
    case 'mute':
      if (outgoing.isOpen(command.channel)) return sendMute(outlet, command.channel, command.muted);
      return outlet.ignore(`mute: channel ${command.channel} is not open`);
    case 'digits':
      return sendDigits(outlet, command.digits, command.how, capabilities.remote);
    case 'roundTrip':
      return roundTrip.request();
    case 'modeAnswer':
      return modes.answer(command.accepted);
    case 'requestToken':
      return h239.requestToken(command.channel, command.terminalLabel);
    case 'releaseToken':
      return h239.releaseToken();
    case 'answerToken':
      return h239.answerToken(command.granted);
    case 'answerFlowControlRelease':
      return h239.answerFlowControlRelease(command.accepted);
  }
}

/** Session 0 asks the master to choose one; who is the master chooses. */
function open({ capabilities, determination, outgoing, incoming }: Entities, request: ChannelRequest) {
  if (!capabilities.mayOpen && !outgoing.isUsed(request.channel)) return outgoing.refuse(request.channel, 'waitForCommunicationMode');
  const isOurs = request.session === 0 && determination.role === 'master';
  outgoing.open(isOurs ? { ...request, session: freeSession([...outgoing.sessions, ...incoming.sessions]) } : request);
}

function forTheirs({ incoming, outlet }: Entities, command: { readonly do: string; readonly channel: number }, act: () => void): void {
  if (incoming.isOpen(command.channel)) act();
  else outlet.ignore(`${command.do}: channel ${command.channel} is not open`);
}
