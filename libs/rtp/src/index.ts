export * from './codecs/audio-codec.ts';
export { loadOpus } from './codecs/opus.ts';
export { AUDIO_CODECS, audioCodec, loadAudioCodecs } from './codecs/registry.ts';
export * from './rtp-packet.ts';
export * from './serial-arithmetic.ts';
export * from './telephone-event.ts';
export * from './telephone-event-detector.ts';
export * from './telephone-event-sender.ts';
export * from './wav.ts';
