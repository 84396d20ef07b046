import { randomInt } from 'node:crypto';
import type { CallOptions } from '@opencvi/h323-js-bindings';
import type { ControlListening } from '@opencvi/h323-js-bindings/node';
import type { H323Config } from './config.ts';
import type { MessageBudget } from './message-budget.ts';
import { vendor } from './vendor.ts';

/** H.323 Table 1: a gateway without an MC. */
const gatewayTerminal = 60;

/** How the machine of a call is made. */
export function callOptions(
  config: Pick<H323Config, 'tunnelling' | 'displayName'>,
  role: CallOptions['role'],
  budget: MessageBudget,
): CallOptions {
  return {
    role,
    mayRead: octets => budget.mayRead(octets),
    vendor,
    control: { terminalType: gatewayTerminal, random: () => randomInt(2 ** 24) },
    tunnelling: config.tunnelling,
    display: config.displayName,
  };
}

/** Where H.245 connections are awaited. */
export function controlListening({ publicAddress, controlPorts }: Pick<H323Config, 'publicAddress' | 'controlPorts'>): ControlListening {
  return { ...(publicAddress !== undefined && { announced: publicAddress }), ...(controlPorts && { ports: controlPorts }) };
}
