import type { SipCall, SipPhone } from '@opencvi/sip-phone';
import type { Gateway } from '../../rig/gateway.ts';
import type { LobbyMeeting } from './lobby.ts';
import { now } from './now.ts';
import type { SetupTimes } from './times.ts';

/** Puts a room through the IVR and the lobby into a meeting where somebody is seen, and takes the times. */
export async function timeCall(phone: SipPhone, gateway: Gateway, meeting: LobbyMeeting): Promise<SetupTimes> {
  let ringing = Number.NaN;
  const invited = now();
  const onProgress = (status: number): void => {
    if (status === 180) ringing = now() - invited;
  };
  const call = await phone.dial(gateway.sipUri('teams'), { onProgress });
  const answered = now() - invited;
  try {
    await call.until(() => call.sees() !== undefined, { what: 'a picture of the IVR' });
    const picture = keyFrameAt(call) - invited;
    const still = call.sees()?.width;
    // the key that ends the entry is the one that counts, and it comes as devices send it
    await call.sendDigits(meeting.id, { by: 'info' });
    const typed = now();
    const pressed = call.sendDigits('#');
    await meeting.waiting();
    const joined = now() - typed;
    await pressed;
    const open = await meeting.door();
    const admitted = now();
    await open();
    // what devices of the benchmark send has another size than the stills
    await call.until(() => call.sees()?.width !== still, { what: 'a picture of the meeting' });
    return { ringing, answered, picture, joined, live: keyFrameAt(call) - admitted };
  } finally {
    await call.hangUp();
  }
}

const keyFrameAt = (call: SipCall): number => call.sees()?.lastKeyFrameAt ?? Number.NaN;
