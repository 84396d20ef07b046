import type { Logger, Tenant } from '@opencvi/plugin-api';
import { assetPath } from '../assets.ts';
import type { IvrConfig } from '../config.ts';
import { exists } from './exists.ts';

/** What a picture is shown for. */
export type PictureKind = 'splash' | 'lobby' | 'goodbye';

/** Finds pictures: the tenant's splash, the profile's pictures, or those that come with this package. */
export class PictureLibrary {
  readonly #pictures: IvrConfig['pictures'];
  readonly #log: Logger;
  /** Missing pictures of tenants, to be told of once. */
  readonly #missing = new Set<string>();

  constructor(pictures: IvrConfig['pictures'], log: Logger) {
    this.#pictures = pictures;
    this.#log = log;
  }

  /** The file of a picture: the H.264 file beside it when there is one, which needs no encoding. */
  async find(kind: PictureKind, tenant?: Pick<Tenant, 'name' | 'ivr'>): Promise<string> {
    const theirs = kind === 'splash' ? await this.#tenantPicture(tenant) : undefined;
    return encoded(theirs ?? this.#pictures[kind] ?? assetPath('pictures', `${kind}.png`));
  }

  /** Rejects with an error that names the setting of every picture that is missing. */
  async check(): Promise<void> {
    const missing: string[] = [];
    for (const [kind, file] of Object.entries(this.#pictures)) {
      if (file !== undefined && !(await exists(file))) missing.push(`pictures.${kind}: there is no file ${file}`);
    }
    if (missing.length > 0) throw new Error(missing.join('; '));
  }

  async #tenantPicture(tenant: Pick<Tenant, 'name' | 'ivr'> | undefined): Promise<string | undefined> {
    const file = tenant?.ivr?.picture;
    if (file === undefined || this.#missing.has(file)) return undefined;
    if (await exists(file)) return file;
    this.#missing.add(file);
    this.#log.warn('picture is missing', { tenant: tenant?.name, file });
    return undefined;
  }
}

async function encoded(file: string): Promise<string> {
  const stream = file.replace(/\.png$/i, '.h264');
  return stream !== file && (await exists(stream)) ? stream : file;
}
