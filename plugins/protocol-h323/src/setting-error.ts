/** What the system says when a socket or a host cannot be had, in words of who has to do something about it. */
const words: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'may not be taken: ports below 1024 need a permission (CAP_NET_BIND_SERVICE)',
  EADDRNOTAVAIL: 'cannot be listened on: no interface of this machine has that address',
  ENOTFOUND: 'cannot be found: there is no such host',
  EAI_AGAIN: 'cannot be found: the name servers do not answer',
};

/** An error that begins with the setting that leads to it. */
function settingError(setting: string, what: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = words[code ?? ''] ?? `cannot be had: ${message}`;
  return new Error(`${setting}: ${what} ${why}`, { cause });
}

/** Settles as `work` does; what it rejects with becomes a `settingError`. */
export async function underSetting<T>(setting: string, what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw settingError(setting, what, cause);
  }
}
