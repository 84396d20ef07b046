import type { DoctorCheck, Finding } from '../api.ts';
import type { PortSpan } from '../ports.ts';
import type { LoopResult, UdpLoop } from '../probes/udp-loop.ts';
import { failure, ok, warning } from './findings.ts';

/** What the check is made with. */
export interface MediaPortsParts {
  readonly loop: UdpLoop;
  readonly range: () => PortSpan;
}

/** Enough to meet a rule that cuts the range in two. */
const samples = 8;

/** Media ports let datagrams in: on this machine, which says nothing of the firewalls around it. */
export function mediaPortsCheck({ loop, range }: MediaPortsParts): DoctorCheck {
  return {
    id: 'media-ports',
    order: 50,
    title: 'Media ports',
    run: async ({ signal }) => {
      const { portMin, portMax } = range();
      const ports = spread(portMin, portMax, samples);
      const results = await Promise.all(ports.map(async port => ({ port, result: await loop(port, signal) })));
      const those = (wanted: LoopResult): number[] => results.flatMap(({ port, result }) => (result === wanted ? [port] : []));
      return [...findings(`${portMin}-${portMax}`, those)];
    },
  };
}

function* findings(range: string, those: (result: LoopResult) => number[]): Generator<Finding> {
  const [lost, taken, arrived] = [those('lost'), those('taken'), those('arrived')];
  if (lost.length > 0) {
    yield failure(
      `UDP ${lost.join(', ')} of ${range} let nothing in, even from this machine`,
      `let UDP ${range} through the firewall of this machine`,
    );
  }
  if (taken.length > 0 && arrived.length === 0) {
    yield warning(
      `all ports of ${range} that were tried are in use`,
      'a gateway that is full, or another program; choose another range of ports',
    );
  }
  if (lost.length === 0 && arrived.length > 0) {
    yield ok(`UDP ${range} lets datagrams in on this machine; firewalls around it must let the range through too`);
  }
}

/** Pure: numbers from first to last, both among them, evenly. */
export function spread(first: number, last: number, count: number): readonly number[] {
  const steps = Math.min(count, last - first + 1) - 1;
  if (steps < 1) return [first];
  return Array.from({ length: steps + 1 }, (_, index) => first + Math.round(((last - first) * index) / steps));
}
