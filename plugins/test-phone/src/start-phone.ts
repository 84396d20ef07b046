import { startH323Phone } from './h323.ts';
import type { StartPhone } from './phone.ts';
import { startSipPhone } from './sip.ts';

/** Starts the phone that speaks the plan's protocol. */
export const startPhone: StartPhone = (plan, host) =>
  plan.line.protocol === 'sip' ? startSipPhone(plan, plan.line, host) : startH323Phone(plan, plan.line, host);
