/** Words for what keeps a request from a device, with what to do about it. */
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: is the address right, and is HTTPS on (xConfiguration NetworkServices HTTP Mode)?',
  ENOTFOUND: 'the DNS does not know this name',
  EAI_AGAIN: 'the DNS does not answer',
  EHOSTUNREACH: 'is the device on, and is there a way to its network?',
  ENETUNREACH: 'is there a way to its network?',
  ETIMEDOUT: 'is the device on, and does the firewall let this machine reach it?',
  ECONNRESET: 'the device or a firewall closed the connection: is HTTPS on?',
  EPROTO: 'is HTTPS what listens on this port?',
  ENOENT: 'look at ca of the device',
  CERT_HAS_EXPIRED: "renew the device's certificate, or set certificate: any",
  ERR_TLS_CERT_ALTNAME_INVALID: 'address the device by a name that its certificate has, or name this certificate as ca',
};

/** OpenSSL's words for a chain that ends nowhere. */
const unvouched =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|CERT_UNTRUSTED)$/;

/** Pure: an error of the network or of TLS, with what to do about it. */
export function deviceTrouble(error: NodeJS.ErrnoException): Error {
  const { code = '', message } = error;
  if (unvouched.test(code)) {
    const words = `nobody vouches for the certificate of the device (${code}): name it, or its authority, as ca, or set certificate: any`;
    return new Error(words, { cause: error });
  }
  const remedy = remedies[code];
  return remedy === undefined ? error : new Error(`${message || code}: ${remedy}`, { cause: error });
}
