import { join } from 'node:path';
import type { Logger, Tenant } from '@opencvi/plugin-api';
import { assetPath } from '../assets.ts';
import { exists } from './exists.ts';

/** Finds the WAV file of a prompt: the tenant's, the profile's, or the one that comes with this package. */
export class PromptLibrary {
  readonly #folders: readonly string[];
  readonly #log: Logger;
  readonly #own: string | undefined;
  /** Missing folders of tenants, to be told of once. */
  readonly #missing = new Set<string>();

  constructor(folder: string | undefined, log: Logger) {
    this.#own = folder;
    this.#folders = [...(folder === undefined ? [] : [folder]), assetPath('en')];
    this.#log = log;
  }

  /** Rejects with an error that names the setting when its folder is missing: callers would hear our prompts in its stead, and nobody would know. */
  async check(): Promise<void> {
    if (this.#own !== undefined && !(await exists(this.#own))) throw new Error(`prompts: there is no folder ${this.#own}`);
  }

  /** The file of a prompt. Rejects when there is none of this name anywhere. */
  async find(name: string, tenant?: Pick<Tenant, 'name' | 'ivr'>): Promise<string> {
    const folders = [...(await this.#tenantFolder(tenant)), ...this.#folders];
    for (const folder of folders) {
      const file = join(folder, `${name}.wav`);
      if (await exists(file)) return file;
    }
    throw new Error(`there is no prompt '${name}': put ${name}.wav into ${folders.join(' or ')}`);
  }

  async #tenantFolder(tenant: Pick<Tenant, 'name' | 'ivr'> | undefined): Promise<string[]> {
    const folder = tenant?.ivr?.prompts;
    if (folder === undefined || this.#missing.has(folder)) return [];
    if (await exists(folder)) return [folder];
    this.#missing.add(folder);
    this.#log.warn('folder of prompts is missing', { tenant: tenant?.name, folder });
    return [];
  }
}
