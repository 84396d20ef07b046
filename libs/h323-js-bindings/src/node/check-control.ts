import { isIP } from 'node:net';
import type { ControlListening } from './rim.ts';

const MAX_PORT = 0xffff;

/** Throws a RangeError for what could only fail in the middle of a call: a name instead of an address, ports that are none. */
export function checkControl({ announced, ports }: ControlListening = {}): void {
  if (announced !== undefined && isIP(announced) === 0) throw new RangeError(`control.announced: ${announced} is not an address of IP`);
  if (!ports) return;
  const { min, max } = ports;
  const arePorts = [min, max].every(port => Number.isInteger(port) && port > 0 && port <= MAX_PORT);
  if (!arePorts || min > max) throw new RangeError(`control.ports: ${min} to ${max} is no range of ports`);
}
