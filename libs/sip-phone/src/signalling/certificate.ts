import { type Certificate, makeCertificate } from '@opencvi/own-certificate';

let made: Promise<Certificate> | undefined;

/** The certificate of every TLS phone in this process, made when the first one starts. */
export function phoneCertificate(): Promise<Certificate> {
  made ??= makeCertificate({ names: ['phone.invalid'], now: Date.now() });
  return made;
}
