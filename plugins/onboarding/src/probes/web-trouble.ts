/** Codes with which TLS refuses a chain: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const distrusted =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_(?:UNTRUSTED|REJECTED|SIGNATURE_FAILURE)|INVALID_CA|ERR_TLS_CERT_ALTNAME_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/;

/** An error and what it was made of, as far as a few steps: `fetch` tells the network's own error as a cause. */
function* causes(error: unknown): Generator<NodeJS.ErrnoException> {
  let at = error as NodeJS.ErrnoException | undefined;
  for (let step = 0; step < 5 && typeof at === 'object' && at !== null; step++) {
    yield at;
    at = at.cause as NodeJS.ErrnoException | undefined;
  }
}

/** The code of a certificate that TLS does not take, if that is what an error is about. */
export function distrustOf(error: unknown): string | undefined {
  return [...causes(error)].map(({ code }) => code).find(code => typeof code === 'string' && distrusted.test(code));
}

/** The network's own word for what went wrong, `ECONNREFUSED`, if it has one. */
export function networkCodeOf(error: unknown): string | undefined {
  return [...causes(error)].map(({ code }) => code).findLast(code => typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code));
}

/** The port behind a web address. */
export function webPortOf(url: string): string {
  const { port, protocol } = new URL(url);
  return port || (protocol === 'https:' ? '443' : '80');
}
