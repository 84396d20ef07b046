import type { CustomerCloud, CustomerIdentities } from '@opencvi/meeting-teams/api';
import type { Clock } from '@opencvi/plugin-api';
import type { DoctorCheck, Finding } from '../api.ts';
import type { httpAsk } from '../probes/http-ask.ts';
import { distrustOf, webPortOf } from '../probes/web-trouble.ts';
import { failure, ok, skipped, warning, wordsOf } from './findings.ts';
import { identityOf } from './identity-of.ts';

/** What the check is made with. */
export interface ClockParts {
  readonly identities: Pick<CustomerIdentities, 'of'>;
  readonly ask: typeof httpAsk;
  readonly clock: Clock;
  readonly timeout: number;
}

/** Entra and its tokens allow five minutes; logs of two machines can be compared within one. */
const tolerated = { warning: 60, failure: 300 };

/** This machine's clock against that of Entra. */
export function clockCheck({ identities, ask, clock, timeout }: ClockParts): DoctorCheck {
  return {
    id: 'clock',
    order: 60,
    title: 'Clock',
    run: async ({ tenant, signal }) => {
      const cloud = identityOf(identities, tenant)?.cloud;
      if (!cloud) return [skipped('without a Microsoft tenant there is no clock to compare with')];
      const { host } = new URL(cloud.login);
      try {
        const began = clock.now();
        const { headers } = await ask({
          method: 'HEAD',
          url: cloud.login,
          timeout,
          signal,
          ...(cloud.ca !== undefined && { ca: cloud.ca }),
        });
        // Half of the way there and back is a good guess of when the date was written
        const here = (began + clock.now()) / 2;
        return [compare(Date.parse(String(headers.date)), here, host)];
      } catch (error) {
        signal.throwIfAborted();
        return [unreached(error, cloud)];
      }
    },
  };
}

/** Pure: why Entra was not asked, and what to do. */
function unreached(error: unknown, { name, login, graph }: CustomerCloud): Finding {
  const { host } = new URL(login);
  const distrust = distrustOf(error);
  if (distrust !== undefined) {
    return failure(
      `the certificate of ${host} is not trusted here: ${distrust}`,
      `does a proxy stand between? Name its certificate authority in NODE_EXTRA_CA_CERTS, or as clouds.${name}.ca of meeting-teams; if its time is wrong, look at this machine's clock`,
    );
  }
  const places = [...new Set([login, graph].map(url => `${new URL(url).hostname} on TCP ${webPortOf(url)}`))];
  return failure(`${host} cannot be reached: ${wordsOf(error)}`, `let this machine reach ${places.join(' and ')}`);
}

/** Pure: how far apart two clocks are. */
export function compare(there: number, here: number, host: string) {
  if (Number.isNaN(there)) return skipped(`${host} does not tell the time`);
  // The header has whole seconds
  const seconds = Math.round((here - there) / 1000);
  const apart = `the clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} that of ${host}`;
  const remedy = 'keep the clock by NTP (chrony or systemd-timesyncd)';
  if (Math.abs(seconds) >= tolerated.failure) return failure(`${apart}: tokens are refused`, remedy);
  if (Math.abs(seconds) >= tolerated.warning) return warning(apart, remedy);
  return ok(`the clock agrees with that of ${host}`);
}
