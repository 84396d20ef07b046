import { SipPhone } from '@opencvi/sip-phone';
import type { Gateway } from '../../rig/gateway.ts';
import { pinDevice } from '../measure/cpu.ts';
import { ports } from '../ports.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { timeCall } from './call.ts';
import type { LobbyMeeting } from './lobby.ts';
import type { SetupTimes } from './times.ts';

/** Calls into a meeting, one after another, while somebody is there to be seen. */
export async function timeCalls(gateway: Gateway, meeting: LobbyMeeting, { rounds, budget }: SuitePlan): Promise<SetupTimes[]> {
  await using stack = new AsyncDisposableStack();
  pinDevice(gateway.pid ?? 0);
  const [phone, other] = await Promise.all([0, 1].map(index => SipPhone.start({ port: ports.phones + 2 * index })));
  if (!phone || !other) throw new Error('no phones');
  stack.use(phone);
  stack.use(other);
  // somebody to be seen
  await other.dial(gateway.sipUri(meeting.id));
  await meeting.waiting();
  await (await meeting.door())();
  await timeCall(phone, gateway, meeting); // the first call makes prompts and pictures for all that follow
  const times: SetupTimes[] = [];
  const began = performance.now();
  while (times.length < rounds && (times.length < 2 || performance.now() - began < budget)) {
    times.push(await timeCall(phone, gateway, meeting));
  }
  return times;
}
