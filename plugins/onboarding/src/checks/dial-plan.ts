import { type Clock, type Contributions, type DialPlan, formatAddress, type Logger, type Route } from '@opencvi/plugin-api';
import type { CheckContext, DoctorCheck, Finding } from '../api.ts';
import { dialStringsFor } from '../handover/dialling.ts';
import { exampleConferenceId } from '../handover/invitation-previews.ts';
import { doctorCall } from '../join/doctor-call.ts';
import { failure, ok, skipped } from './findings.ts';

/** What the check is made with. */
export interface DialPlanParts {
  readonly plans: Contributions<DialPlan>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** An address as invitations print it, and where it has to lead. */
interface Printed {
  readonly dialled: string;
  readonly wanted: Route;
}

/** Whether what invitations print leads anywhere: the gateway's own dial plans are asked, nobody is called. */
export function dialPlanCheck(parts: DialPlanParts): DoctorCheck {
  return {
    id: 'dial-plan',
    order: 5,
    title: 'Dial plan',
    run: async context => {
      if (parts.plans.size === 0 || !context.dialling) return [skipped('no address or no dial plan to look at')];
      const findings: Finding[] = [];
      for (const printed of printedOf(context.dialling)) findings.push(await look(printed, context, parts));
      return findings;
    },
  };
}

function printedOf(dialling: NonNullable<CheckContext['dialling']>): readonly Printed[] {
  const { sip, h323 } = dialStringsFor(dialling, exampleConferenceId);
  const direct = [...new Set([sip, ...(h323 === undefined ? [] : [h323])])];
  const wanted = { to: 'meeting', meeting: exampleConferenceId } as const;
  return [{ dialled: dialling.tenantKey, wanted: { to: 'ivr' } }, ...direct.map(dialled => ({ dialled, wanted }))];
}

async function look(
  { dialled, wanted }: Printed,
  { tenant, signal }: CheckContext,
  { plans, clock, log }: DialPlanParts,
): Promise<Finding> {
  const at = dialled.lastIndexOf('@');
  const address = { user: dialled.slice(0, at), host: dialled.slice(at + 1) };
  const call = doctorCall({ tenant, conferenceId: exampleConferenceId, dialled: address, trust: 'guest', clock, log, signal });
  let route: Route | undefined;
  for (const plan of plans) {
    route = await plan.route(call);
    if (route) break;
  }
  const text = formatAddress(address);
  if (leadsTo(route, wanted)) return ok(`${text} leads to ${wordsFor(route)}`);
  return failure(
    `${text}, which invitations print, leads to ${wordsFor(route)}`,
    `add a rule for it to the dial plan, or give tenant ${tenant.name} the tenant key and partner whose dial strings the profile takes; opencvi check prints the plan`,
  );
}

function leadsTo(route: Route | undefined, wanted: Route): boolean {
  return route?.to === wanted.to && (route.to !== 'meeting' || wanted.to !== 'meeting' || route.meeting === wanted.meeting);
}

function wordsFor(route: Route | undefined): string {
  if (route?.to === 'ivr') return 'the IVR';
  if (route?.to === 'meeting') return `the meeting with the id ${route.meeting}`;
  return route ? `nowhere (${route.reason.code})` : 'nowhere';
}
