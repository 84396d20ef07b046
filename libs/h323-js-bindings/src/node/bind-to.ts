/** What the system says of an IPv6 socket, or of its address, where it has no IPv6. */
const withoutIpv6: readonly unknown[] = ['EAFNOSUPPORT', 'EPROTONOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL'];

/** Binds to `host`; without one to every address of both families, or of IPv4 alone where this machine has no IPv6. */
export async function bindTo<T>(host: string | undefined, bind: (host: string) => Promise<T>): Promise<T> {
  if (host !== undefined) return bind(host);
  try {
    return await bind('::');
  } catch (error) {
    if (!withoutIpv6.includes((error as NodeJS.ErrnoException).code)) throw error;
    return bind('0.0.0.0');
  }
}
