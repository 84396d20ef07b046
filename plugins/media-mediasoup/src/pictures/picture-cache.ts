import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { DataFolder, MediaFormat } from '@opencvi/plugin-api';
import { encodePicture } from './ffmpeg.ts';
import { type PictureSize, pictureSizeFor } from './picture-size.ts';
import { Still } from './still.ts';

/** Changes when the encoder's settings do, so that files of an older version are not used. */
const version = 1;
/** Stills kept in memory. */
const maxStills = 64;

/** Stills by picture, size and packetization mode: encoded once for all callers, and kept on disk over restarts. */
export class PictureCache {
  readonly #data: DataFolder;
  readonly #encode: typeof encodePicture;
  readonly #stills = new Map<string, Promise<Still>>();
  readonly #encoding = new Map<string, Promise<Uint8Array>>();

  constructor(data: DataFolder, encode = encodePicture) {
    this.#data = data;
    this.#encode = encode;
  }

  /** The still of a picture file for a device's format. Rejects when it cannot be encoded. */
  async still(file: string, format: MediaFormat): Promise<Still> {
    const size = pictureSizeFor(format);
    const mode = format.parameters?.['packetization-mode'] === '1' ? 1 : 0;
    const { mtimeMs } = await stat(file);
    const key = `${mode} ${size.width}x${size.height} ${mtimeMs} ${file}`;
    const cached = this.#stills.get(key);
    if (cached) return cached;
    const still = this.#stream(file, size).then(bytes => new Still(bytes, mode));
    this.#stills.set(key, still);
    const oldest = this.#stills.keys().next().value;
    if (this.#stills.size > maxStills && oldest !== undefined) this.#stills.delete(oldest);
    still.catch(() => this.#stills.delete(key));
    return still;
  }

  async #stream(file: string, size: PictureSize): Promise<Uint8Array> {
    const content = await readFile(file);
    if (['.h264', '.264'].includes(extname(file).toLowerCase())) return content;
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 24);
    const path = this.#data.path('stills', `${hash}-${size.width}x${size.height}-v${version}.h264`);
    const encoding = this.#encoding.get(path) ?? this.#readOrEncode(file, path, size);
    this.#encoding.set(path, encoding);
    return encoding.finally(() => this.#encoding.delete(path));
  }

  async #readOrEncode(file: string, path: string, size: PictureSize): Promise<Uint8Array> {
    const kept = await readFile(path).catch(() => undefined);
    if (kept) return kept;
    const bytes = await this.#encode(file, size);
    // written aside and moved, so that a reader never finds half a file
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
    return bytes;
  }
}
