export { type CertificateFiles, keptCertificate } from './kept-certificate.ts';
export { type Certificate, type CertificateOptions, makeCertificate } from './make-certificate.ts';
