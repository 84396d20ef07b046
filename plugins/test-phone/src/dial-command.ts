import type { CliCommand, CliInvocation, Clock } from '@opencvi/plugin-api';
import { type DialPlan, readDialPlan } from './dial-plan.ts';
import { Journal } from './journal.ts';
import { NotAnsweredError, type Phone, type PhoneCall, type StartPhone } from './phone.ts';
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
    { flags: '--transport <udp|tcp|tls>', summary: 'SIP: how to reach the address (default: as it says, else udp)' },
    { flags: '--audio <codecs>', summary: 'of G722, PCMU, PCMA and (SIP) opus; best first', default: 'G722,PCMU,PCMA' },
    { flags: '--no-video', summary: 'sound only' },
    { flags: '--tone <hz>', summary: 'the tone it sends; 0 is silence', default: '440' },
    { flags: '--srtp <off|optional|required>', summary: 'SIP: encrypt the media', default: 'off' },
    { flags: '--fast-start', summary: 'H.323: propose channels in the Setup' },
    { flags: '--no-tunnelling', summary: 'H.323: H.245 on a connection of its own' },
    { flags: '--digits-by <rfc4733|signal|alphanumeric|keypad>', summary: 'H.323: how digits are typed', default: 'rfc4733' },
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
    const phone = await this.#services.startPhone(plan, host);
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
    journal.say('dialling', `dialling ${plan.uri}`);
    const onProgress = (what: string): void => journal.once(`progress-${what}`, 'progress', what);
    try {
      const { call, agreed, facts } = await phone.dial({ signal, onProgress });
      journal.say('answered', `answered: ${agreed.join(', ')}`);
      journal.note({ answered: true, ...facts });
      return call;
    } catch (error) {
      if (!(error instanceof NotAnsweredError)) throw error;
      journal.say('failed', `not answered: ${error.message}`);
      journal.note({ answered: false, ...error.facts });
      return undefined;
    }
  }
}

async function save(call: PhoneCall, { record, picture }: DialPlan, journal: Journal): Promise<void> {
  if (record !== undefined) journal.say('recorded', await saveRecording(record, call.recordedAudio()));
  if (picture !== undefined) journal.say('picture', await savePicture(picture, call.receivedVideo()));
}
