import { z } from 'zod';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const wanted = "must be a length of time such as '60s', '15m' or '250ms'";
const pattern = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/**
 * A setting that is a length of time, written `250ms`, `60s`, `15m`, `2h` or `1d`; milliseconds once parsed.
 * @example `ringTimeout: duration().prefault('60s').describe('How long a room system may ring')`
 */
export function duration() {
  return z.string(wanted).regex(pattern, wanted).transform(toMilliseconds);
}

function toMilliseconds(text: string): number {
  const [, amount = '0', unit = 'ms'] = pattern.exec(text) ?? [];
  return Number(amount) * (units[unit] ?? 1);
}

const addressOrSubnet = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** A setting that is an IP address or a subnet in CIDR notation: `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`. */
export function subnet() {
  return z.string().refine(text => addressOrSubnet.safeParse(text).success, {
    error: issue => `'${issue.input}' is not an address or subnet such as '192.0.2.7', '10.0.0.0/8' or '2001:db8::/32'`,
  });
}

/** A secret read from where its reference points; prints as its reference, never as its value. */
export class Secret {
  #value: string | undefined;

  constructor(readonly reference: string) {}

  /** The value. Call it where it is used, and do not keep it. */
  reveal(): string {
    if (this.#value === undefined) throw new Error(`secret ${this.reference} was not resolved`);
    return this.#value;
  }

  /** Called by the host while it loads the configuration. */
  resolve(read: (reference: string) => string): void {
    this.#value = read(this.reference);
  }

  toString(): string {
    return `[secret ${this.reference}]`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A setting that is a secret: `env:NAME` or `file:PATH`, never the secret itself. */
export function secret() {
  return z
    .string()
    .regex(/^(env|file):.+/, "must be a reference such as 'env:ACME_PASSWORD' or 'file:/run/secrets/acme'")
    .meta({ writeOnly: true })
    .transform(reference => new Secret(reference));
}
