/**
 * Renders pictures/*.svg to PNG, and encodes each in H.264 beside it, so that showing it needs no encoder.
 * Needs Chromium, ffmpeg with libx264 and the font Inter (Debian: apt-get install chromium ffmpeg fonts-inter).
 * Usage: node assets/make-pictures.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'pictures');
const chromium = process.env.CHROMIUM ?? 'chromium';
const profile = mkdtempSync(join(tmpdir(), 'pictures-'));

function render(svg, png) {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--user-data-dir=${profile}`, '--force-device-scale-factor=1'];
  execFileSync(chromium, [...flags, '--window-size=1280,720', `--screenshot=${png}`, `file://${svg}`], { stdio: 'ignore' });
}

/** Pictures a second, and in a group: a key frame every two seconds. */
const rate = 5;
const group = 10;

/**
 * Constrained baseline at level 3.1, for sending in a loop: two groups of pictures, so that no two key frames in a row carry the same
 * idr_pic_id (H.264 7.4.3), and next to nothing between them. Slices stay below an Ethernet packet: a device with packetization-mode 0
 * (RFC 6184 6.2) takes one NAL unit a packet and no fragments.
 */
function encode(png, h264) {
  const x264 = `keyint=${group}:min-keyint=${group}:scenecut=0:slice-max-size=1150:ref=1:bframes=0:aud=0:annexb=1:repeat-headers=1`;
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-loop', '1', '-framerate', String(rate), '-i', png, '-frames:v', String(2 * group)],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-c:v', 'libx264', '-profile:v', 'baseline', '-level', '3.1', '-preset', 'veryslow', '-tune', 'stillimage', '-crf', '24', '-threads', '1'],
    // The encoder's note about itself (SEI, NAL unit type 6) is of no use to a device.
    ...['-x264-params', x264, '-bsf:v', 'filter_units=remove_types=6', '-f', 'h264', h264],
  ]);
}

for (const name of readdirSync(folder).filter(file => file.endsWith('.svg'))) {
  const [png, h264] = ['.png', '.h264'].map(end => join(folder, name.replace('.svg', end)));
  render(join(folder, name), png);
  encode(png, h264);
  console.log(`${name}: PNG ${statSync(png).size}, H.264 ${statSync(h264).size} bytes`);
}
rmSync(profile, { recursive: true, force: true });
