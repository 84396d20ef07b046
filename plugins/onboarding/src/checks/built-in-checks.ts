import type { CustomerIdentities } from '@opencvi/meeting-teams/api';
import type { Clock, Contributions, DialPlan, Logger, MeetingProvider, PublicAddress } from '@opencvi/plugin-api';
import type { DoctorCheck } from '../api.ts';
import type { OnboardingConfig } from '../config.ts';
import { mediaPortsOf, type PortParts, portsOf } from '../ports.ts';
import type { Probes } from '../probes/probes.ts';
import { certificateCheck } from './certificate.ts';
import { clockCheck } from './clock.ts';
import { configurationCheck } from './configuration.ts';
import { consentCheck } from './consent.ts';
import { dialPlanCheck } from './dial-plan.ts';
import { dnsCheck } from './dns.ts';
import { h323Check } from './h323.ts';
import { lookupCheck } from './lookup.ts';
import { mediaBotCheck } from './media-bot.ts';
import { mediaPortsCheck } from './media-ports.ts';
import { sipCheck } from './sip.ts';
import { testJoinCheck } from './test-join.ts';

/** What the checks that come along are made with. */
export interface BuiltInParts extends PortParts {
  readonly config: OnboardingConfig;
  readonly identities: CustomerIdentities;
  readonly plans: Contributions<DialPlan>;
  readonly providers: Contributions<MeetingProvider>;
  readonly address: PublicAddress;
  readonly clock: Clock;
  readonly log: Logger;
  readonly probes: Probes;
}

/** The checks that come along. */
export function builtInChecks(parts: BuiltInParts): readonly DoctorCheck[] {
  const { config, probes } = parts;
  const ports = () => portsOf(parts);
  return [
    configurationCheck(parts),
    dialPlanCheck(parts),
    dnsCheck({ resolver: probes.resolver, ports }),
    sipCheck({ probe: probes.sip, ports }),
    h323Check({ probe: probes.tcp, ports }),
    certificateCheck({ ...parts, probe: probes.tls, ports, warnBefore: config.certificateWarning }),
    mediaPortsCheck({ loop: probes.udpLoop, range: () => mediaPortsOf(parts) }),
    clockCheck({ ...parts, ask: probes.http, timeout: config.timeout }),
    consentCheck(parts),
    lookupCheck(parts),
    mediaBotCheck(parts),
    testJoinCheck(),
  ];
}
