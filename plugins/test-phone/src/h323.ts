import { DialError, type H323Call, H323Phone } from '@opencvi/h323-phone';
import type { DialPlan, H323Line } from './dial-plan.ts';
import { type Answered, type DialHooks, NotAnsweredError, type Phone } from './phone.ts';

/** How long channels may take to open once the call is connected: some gateways connect long before. */
const channelsMs = 3_000;

const words = { proceeding: 'proceeding', alerting: 'ringing', progress: 'progress' } as const;

/** A phone that speaks H.323. */
export async function startH323Phone(plan: DialPlan, line: H323Line, host: string): Promise<Phone> {
  const phone = await H323Phone.start({ host, displayName: 'opencvi dial', aliases: ['opencvi-dial'] });
  return {
    async dial({ signal, onProgress }: DialHooks): Promise<Answered> {
      const { uri, video, toneHz } = plan;
      const { audio, fastStart, tunnelling, digitsBy } = line;
      const options = { audio, video: video ? {} : false, toneHz, fastStart, tunnelling, digitsBy, signal } as const;
      try {
        const call = await phone.dial(uri, { ...options, onProgress: what => onProgress(words[what]) });
        await channels(call, plan);
        return answered(call);
      } catch (error) {
        if (!(error instanceof DialError)) throw error;
        throw new NotAnsweredError({ cause: error.causeValue, reason: error.reason }, error);
      }
    },
    close: () => phone.close(),
  };
}

/** Waits for H.245 and the channels that we open, and goes on without them in the end. */
async function channels(call: H323Call, { video }: DialPlan): Promise<void> {
  const isReady = ({ facts }: H323Call): boolean =>
    facts.audio !== 'none' && (!video || facts.video !== undefined) && facts.tunnelling !== undefined;
  await call.until(isReady, { timeoutMs: channelsMs }).catch(() => {});
}

function answered(call: H323Call): Answered {
  const { audio, video, tunnelling, fastStart, remote, capabilities } = call.facts;
  const picture = video ? `H264 (mode ${video.packetizationMode})` : 'no video';
  const control = tunnelling === undefined ? [] : [tunnelling ? 'H.245 tunnelled' : 'H.245 on a connection of its own'];
  return {
    call,
    agreed: [audio === 'none' ? 'no audio' : audio, picture, ...control, ...(fastStart ? ['fast start'] : [])],
    facts: { audio, video, tunnelling, fastStart, remote, capabilities },
  };
}
