import { writeFile } from 'node:fs/promises';
import type { BaresipOptions } from './baresip.ts';
import { makeCertificate } from './certificate.ts';
import { LOUDSPEAKER } from './loudspeaker.ts';
import { DEFAULT_FORMAT, mp4File } from './pictures.ts';
import { LOOPBACK } from './ports.ts';
import type { TempDir } from './temp-dir.ts';
import { toneFile } from './tones.ts';

/** Ports of one baresip. SIP is a block of two: baresip listens for TLS on the port above that of UDP and TCP. */
export interface BaresipPorts {
  readonly sip: number;
  readonly control: number;
  readonly rtp: { readonly first: number; readonly last: number };
}

const SAMPLE_RATE = 16_000;
const TONE_SECONDS = 180; // baresip's aufile does not loop
const MODULES = ['g722', 'g711', 'opus', 'aufile', 'aubridge', 'alsa', 'avcodec', 'swscale', 'avformat', 'fakevideo', 'snapshot'];
const MEDIA_ENCRYPTION = ['srtp', 'dtls_srtp'];
const APPLICATIONS = ['contact', 'debug_cmd', 'menu', 'ctrl_tcp'];

/** Writes config, accounts and contacts of a headless baresip. */
export async function writeBaresipConfig(dir: TempDir, options: BaresipOptions, ports: BaresipPorts): Promise<void> {
  const { both } = await makeCertificate(dir);
  const settings = { ...(await mediaSettings(options)), ...networkSettings(ports, both) };
  const lines = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  await writeFile(dir.file('config'), [...lines, ...modules(), ''].join('\n'));
  await writeFile(dir.file('accounts'), `${account(options, ports)}\n`);
  await writeFile(dir.file('contacts'), '');
}

function networkSettings(ports: BaresipPorts, certificate: string): Record<string, string | number> {
  return {
    sip_listen: `${LOOPBACK}:${ports.sip}`,
    sip_certificate: certificate,
    net_interface: LOOPBACK, // else it binds to another interface and has no route to the loopback address
    dns_server: `${LOOPBACK}:53`,
    rtp_ports: `${ports.rtp.first}-${ports.rtp.last}`,
    ctrl_tcp_listen: `${LOOPBACK}:${ports.control}`,
    module_path: '/usr/lib/baresip/modules',
    call_local_timeout: 120,
    call_max_calls: 8,
    redial_attempts: 0,
    ringback_disabled: 'yes',
    statmode_default: 'off',
  };
}

async function mediaSettings(options: BaresipOptions): Promise<Record<string, string | number>> {
  const { width, height, fps } = { ...DEFAULT_FORMAT, ...options.videoSize };
  const audioFile = options.audioFile ?? (await toneFile({ hz: options.toneHz ?? 440, sampleRate: SAMPLE_RATE, seconds: TONE_SECONDS }));
  const videoFile = options.videoFile ?? (options.picture && (await mp4File(options.picture, { ...DEFAULT_FORMAT, width, height, fps })));
  return {
    audio_source: `aufile,${audioFile}`,
    audio_player: `alsa,${LOUDSPEAKER.device}`,
    audio_alert: 'aubridge,nil',
    ausrc_srate: SAMPLE_RATE,
    auplay_srate: LOUDSPEAKER.sampleRate,
    ausrc_channels: 1,
    auplay_channels: LOUDSPEAKER.channels,
    ...(videoFile ? { video_source: `avformat,${videoFile}` } : {}),
    video_display: 'fakevideo,nil',
    video_size: `${width}x${height}`,
    video_bitrate: options.videoBitrate ?? 512_000,
    video_fps: fps,
    videnc_format: 'yuv420p',
    avcodec_h264enc: 'libx264',
    avcodec_h264dec: 'h264',
    rtp_tos: 0,
    rtcp_mux: 'no',
    rtp_stats: 'yes',
    jitter_buffer_delay: '5-10',
  };
}

function modules(): string[] {
  return [
    ...[...MODULES, ...MEDIA_ENCRYPTION].map(name => `module ${name}.so`),
    ...['uuid', 'account'].map(name => `module_tmp ${name}.so`),
    ...APPLICATIONS.map(name => `module_app ${name}.so`),
  ];
}

function account(options: BaresipOptions, { sip }: BaresipPorts): string {
  const transport = options.transport ?? 'udp';
  const port = transport === 'tls' ? sip + 1 : sip;
  const codecs = options.audioCodecs ?? ['G722/16000/1', 'PCMU/8000/1', 'PCMA/8000/1'];
  const parameters = [
    'regint=0',
    `answermode=${options.answerMode ?? 'manual'}`,
    `audio_codecs=${codecs.join(',')}`,
    ...(options.videoCodecs ? [`video_codecs=${options.videoCodecs.join(',')}`] : []),
    ...(options.accountParameters ?? []),
    ...(options.mediaEncryption ? [`mediaenc=${options.mediaEncryption}`] : []),
  ];
  const suffix = transport === 'udp' ? '' : `;transport=${transport}`;
  return `<sip:${options.name}@${LOOPBACK}:${port}${suffix}>;${parameters.join(';')}`;
}
