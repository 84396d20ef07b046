/** Every Debian package that this project needs, apart from those of the mediasoup worker (plugins/media-mediasoup/worker/packages.mjs). */

/** To run the gateway. */
export const gatewayPackages = [
  'ffmpeg', // turns pictures of one's own into H.264
];

/** To run the end-to-end tests: the real peers, and what listens to and looks at what they received. */
export const testPackages = [
  'baresip-core', // a SIP room system
  'baresip-ffmpeg', // ... with H.264
  'sip-tester', // SIPp, for calls that no phone makes
  'chromium', // a browser in the meeting
  'fonts-dejavu-core', // what the browser writes with
  'tshark', // reads captures
  'openssl', // TLS peers
  'sox', // measures tones
  'erlang-base', // an independent encoder of ASN.1's aligned PER ...
  'erlang-asn1',
  'erlang-dev',
  'xz-utils', // ... for modules that come in Debian's source package of wireshark
];
