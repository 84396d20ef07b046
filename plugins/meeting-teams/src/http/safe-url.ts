import { z } from 'zod';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** A setting that is the address of somebody who is sent secrets: HTTPS, or plain HTTP on this machine. */
export function safeUrl() {
  return z.url({ protocol: /^https?$/ }).refine(isSafe, 'must be an https address: secrets are sent there (http only to this machine)');
}

function isSafe(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url !== null && loopback.test(url.hostname));
}
