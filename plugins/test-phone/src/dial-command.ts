import type { CliCommand, CliInvocation, Clock } from '@opencvi/plugin-api';
import { DialError } from '@opencvi/sip-phone';
import { type DialPlan, readDialPlan } from './dial-plan.ts';
import { Journal } from './journal.ts';
import type { Phone, PhoneCall, StartPhone } from './phone.ts';
import { savePicture, saveRecording } from './save.ts';
import { Visit } from './visit.ts';

/** Where the command gets its phone. */
export interface DialServices {
  readonly clock: Clock;
  readonly startPhone: StartPhone;
  /** The address of this machine from which a host is reached. */
  localAddressTowards(host: string): Promise<string>;
}

/** `opencvi dial`: calls, listens, watches, types, tells. */
export class DialCommand implements CliCommand {
  readonly id = 'dial';
  readonly usage = 'dial <address>';
  readonly summary = 'call an address with a test phone; tells what it heard and saw';
  readonly options = [
    { flags: '--digits <digits>', summary: 'type these after the first prompt; a comma is a pause of a second' },
    { flags: '--digits-after <seconds>', summary: 'type so long after the answer, whatever is heard' },
    { flags: '--seconds <n>', summary: 'how long to stay, once answered and the digits typed', default: '15' },
    { flags: '--transport <udp|tcp|tls>', summary: 'how to reach the address (default: as it says, else udp)' },
    { flags: '--audio <codecs>', summary: 'of G722, PCMU, PCMA, opus; best first', default: 'G722,PCMU,PCMA' },
    { flags: '--no-video', summary: 'sound only' },
    { flags: '--tone <hz>', summary: 'the tone it sends; 0 is silence', default: '440' },
    { flags: '--srtp <off|optional|required>', summary: 'encrypt the media', default: 'off' },
    { flags: '--json', summary: 'print one JSON document at the end, nothing else' },
    { flags: '--record <file.wav>', summary: 'write what was heard' },
    { flags: '--picture <file.png>', summary: 'write the last key frame (as .h264 where ffmpeg is not installed)' },
  ];
  readonly #services: DialServices;

  constructor(services: DialServices) {
    this.#services = services;
  }

  async run({ args, options, signal, print }: CliInvocation): Promise<number> {
    const plan = readDialPlan(args[0] ?? '', options);
    const journal = new Journal(this.#services.clock, plan.json ? () => {} : print);
    const host = await this.#services.localAddressTowards(plan.host);
    const phone = await this.#services.startPhone({ host, transport: plan.transport, user: 'opencvi-dial', displayName: 'opencvi dial' });
    try {
      const passed = await this.#call(phone, { plan, journal, signal });
      if (plan.json) print(JSON.stringify({ address: plan.uri, passed, ...journal.document() }, undefined, 2));
      return passed ? 0 : 1;
    } finally {
      await phone.close();
    }
  }

  async #call(phone: Phone, { plan, journal, signal }: { plan: DialPlan; journal: Journal; signal: AbortSignal }): Promise<boolean> {
    const call = await this.#dial(phone, { plan, journal, signal });
    if (!call) return false;
    const visit = new Visit(call, { plan, journal, clock: this.#services.clock });
    await visit.stay(signal);
    await save(call, plan, journal);
    return visit.summarize();
  }

  async #dial(
    phone: Phone,
    { plan, journal, signal }: { plan: DialPlan; journal: Journal; signal: AbortSignal },
  ): Promise<PhoneCall | undefined> {
    const { uri, audio, video, srtp, toneHz } = plan;
    journal.say('dialling', `dialling ${uri}`);
    const onProgress = (status: number, reason: string): void => {
      if (status > 100) journal.once(`progress-${status}`, 'progress', status === 180 ? 'ringing' : `${status} ${reason}`);
    };
    try {
      const call = await phone.dial(uri, { audio, video: video ? {} : false, srtp, toneHz, signal, onProgress });
      const { facts } = call;
      const picture = facts.video ? `H264 (mode ${facts.video.packetizationMode})` : 'no video';
      journal.say('answered', `answered: ${[facts.audio, picture, ...(facts.srtp ? [`SRTP ${facts.srtp}`] : [])].join(', ')}`);
      journal.note({ answered: true, audio: facts.audio, video: facts.video, srtp: facts.srtp });
      return call;
    } catch (error) {
      if (!(error instanceof DialError)) throw error;
      journal.say('failed', `not answered: ${error.message}`);
      journal.note({ answered: false, status: error.status, reason: error.reason });
      return undefined;
    }
  }
}

async function save(call: PhoneCall, { record, picture }: DialPlan, journal: Journal): Promise<void> {
  if (record !== undefined) journal.say('recorded', await saveRecording(record, call.recordedAudio()));
  if (picture !== undefined) journal.say('picture', await savePicture(picture, call.receivedVideo()));
}
