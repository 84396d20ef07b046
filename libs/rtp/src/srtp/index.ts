export { type SrtpKeyMaterial, type SrtpProfileName, srtpKeyMaterialLength } from './srtp-profile.ts';
export { type SrtpFailure, SrtpReceiver } from './srtp-receiver.ts';
export { SrtpSender } from './srtp-sender.ts';
