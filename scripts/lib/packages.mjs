/** Every Debian package that this project needs, apart from those of the mediasoup worker (plugins/media-mediasoup/worker/packages.mjs). */

/** To run the gateway. */
export const gatewayPackages = [
  'ffmpeg', // turns pictures and prompts into H.264 and Opus
  'espeak-ng', // speaks the prompts
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
];
