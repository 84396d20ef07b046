import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AsteriskOptions } from './asterisk.ts';
import type { TempDir } from './temp-dir.ts';
import { rawToneFile } from './tones.ts';

/** Where one Asterisk is, and what it is to use. */
export interface AsteriskPlace {
  /** Folder of the program and its data. */
  readonly root: string;
  /** An address of 127.0.0.0/8 that nobody else has. */
  readonly host: string;
  /** Call signalling. */
  readonly port: number;
  /** Its manager interface. */
  readonly manager: { readonly port: number; readonly secret: string };
  readonly rtp: { readonly first: number; readonly last: number };
}

/** Name of the manager's only user, and of the peer that is the gateway. */
export const MANAGER = 'rig';
export const PEER = 'gateway';

const MODULES = [
  ...['res_sorcery_config', 'res_sorcery_memory', 'res_sorcery_astdb', 'res_pjproject', 'res_timing_timerfd', 'res_rtp_asterisk'],
  ...['codec_ulaw', 'codec_alaw', 'codec_a_mu', 'format_sln', 'pbx_config', 'chan_ooh323'],
  ...['app_echo', 'app_mixmonitor', 'app_playback', 'app_senddtmf'],
];

/** Files that Asterisk wants to find, with nothing to say. */
const EMPTY = ['acl', 'ccss', 'cel', 'features', 'indications', 'musiconhold', 'pjproject', 'udptl'];

/** Writes the configuration of an Asterisk whose every file is in `dir`. Returns the path of asterisk.conf. */
export async function writeAsteriskConfig(dir: TempDir, options: AsteriskOptions, place: AsteriskPlace): Promise<string> {
  const files: Record<string, string> = {
    'asterisk.conf': asteriskConf(dir, place),
    'logger.conf': '[general]\n[logfiles]\nconsole => notice,warning,error,verbose\n',
    'modules.conf': ['[modules]', 'autoload=no', ...MODULES.map(name => `load=${name}.so`), ''].join('\n'),
    'manager.conf': managerConf(place),
    'rtp.conf': section('general', { rtpstart: place.rtp.first, rtpend: place.rtp.last, icesupport: 'no' }),
    'cdr.conf': section('general', { enable: 'no' }),
    'ooh323.conf': ooh323Conf(dir, options, place),
    'extensions.conf': extensionsConf(dir, await toneOf(options)),
    ...Object.fromEntries(EMPTY.map(name => [`${name}.conf`, '[general]\n'])),
  };
  for (const folder of ['run', 'log', 'spool', 'db', 'keys', 'heard']) await mkdir(dir.file(folder));
  for (const [name, text] of Object.entries(files)) await writeFile(dir.file(name), text);
  return dir.file('asterisk.conf');
}

/** What the far side said in a call, as 16-bit samples at 8 kHz. */
export const heardFile = (dir: TempDir, call: string): string => dir.file('heard', `${call}.sln`);

function section(name: string, settings: Readonly<Record<string, string | number>>, type = '='): string {
  return [`[${name}]`, ...Object.entries(settings).map(([key, value]) => `${key}${type}${value}`), ''].join('\n');
}

function asteriskConf(dir: TempDir, { root }: AsteriskPlace): string {
  const shared = join(root, 'usr/share/asterisk');
  const directories = {
    astetcdir: dir.path,
    astmoddir: join(root, 'usr/lib/asterisk/modules'),
    astvarlibdir: shared,
    astdatadir: shared,
    astagidir: join(shared, 'agi-bin'),
    astdbdir: dir.file('db'),
    astkeydir: dir.file('keys'),
    astspooldir: dir.file('spool'),
    astrundir: dir.file('run'),
    astlogdir: dir.file('log'),
    astsbindir: join(root, 'usr/sbin'),
  };
  return section('directories', directories, ' => ') + section('options', { verbose: 3, entityid: '02:00:00:00:00:01' });
}

function managerConf({ host, manager }: AsteriskPlace): string {
  const general = { enabled: 'yes', bindaddr: host, port: manager.port, displayconnects: 'no' };
  return section('general', general) + section(MANAGER, { secret: manager.secret, read: 'all', write: 'all' });
}

/** Without a gatekeeper it dials peers of this file alone, and takes calls of addresses that are a user of this file. */
function ooh323Conf(dir: TempDir, options: AsteriskOptions, { host, port }: AsteriskPlace): string {
  const yes = (value = true): string => (value ? 'yes' : 'no');
  const call = {
    context: 'incoming',
    disallow: 'all',
    allow: options.codec ?? 'ulaw',
    faststart: yes(options.fastStart),
    h245tunneling: yes(options.tunnelling),
    dtmfmode: options.digits ?? 'rfc2833',
  };
  const general = {
    bindaddr: host,
    port,
    h323id: options.name,
    e164: options.e164 ?? '100',
    callerid: options.name,
    gatekeeper: options.gatekeeper ?? 'DISABLE',
    logfile: dir.file('log', 'h323.log'),
    dtmfcodec: 101,
    ...call,
    ...(options.trace ? { tracelevel: 6 } : {}),
  };
  const { address, port: peerPort } = options.peer;
  return [
    section('general', general),
    section(PEER, { type: 'peer', ip: address, port: peerPort, ...call }),
    section('callers', { type: 'user', ip: address, ...call }),
  ].join('\n');
}

/**
 * `calling` is what it does in a call of its own: says its tone, and records. Who calls it has a choice of numbers:
 * 600 an echo, 603 the tone, 604 rings and is busy, 605 rings for three seconds and says the tone, 606 an echo
 * that nobody records; others do not exist.
 */
function extensionsConf(dir: TempDir, tone: readonly string[]): string {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk fills this in
  const record = `MixMonitor(,r(${heardFile(dir, '${UNIQUEID}')}))`;
  const incoming = {
    600: ['Answer()', record, 'Echo()'],
    603: ['Answer()', record, ...tone],
    604: ['Ringing()', 'Wait(1)', 'Hangup(17)'],
    605: ['Ringing()', 'Wait(3)', 'Answer()', record, ...tone],
    606: ['Answer()', 'Echo()'],
    // Not a pattern: that would match h, what is done after a call. Without the wait it may say cause 111 instead
    i: ['Wait(0.3)', 'Hangup(1)'],
  };
  return ['[general]', ...dialPlan('calling', { s: [record, ...tone] }), ...dialPlan('incoming', incoming), ''].join('\n');
}

/** Says the tone for three minutes. */
async function toneOf({ toneHz = 1_000 }: AsteriskOptions): Promise<readonly string[]> {
  const file = await rawToneFile({ hz: toneHz, sampleRate: 8_000, seconds: 180 });
  return [`Playback(${file.replace(/\.sln$/, '')})`, 'Wait(3600)'];
}

function dialPlan(context: string, extensions: Readonly<Record<string, readonly string[]>>): string[] {
  const lines = Object.entries(extensions).flatMap(([extension, steps]) =>
    steps.map((step, index) => (index === 0 ? `exten => ${extension},1,${step}` : ` same => n,${step}`)),
  );
  return [`[${context}]`, ...lines];
}
