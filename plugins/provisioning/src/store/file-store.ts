import { readFile } from 'node:fs/promises';
import type { ProvisioningState, ProvisioningStore, TenantState } from '@opencvi/cvi-provisioning';
import type { Clock } from '@opencvi/plugin-api';
import { withLock } from './file-lock.ts';
import { stateFile } from './state-schema.ts';
import { writeAtomically } from './write-atomically.ts';

/** Keeps the state in a JSON file. The path is asked for when it is needed, since the folder is made then. */
export class FileStore implements ProvisioningStore {
  readonly #path: () => string;
  readonly #clock: Clock;

  constructor(path: () => string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  /** Reads the file. A damaged one is an error that names it, so that nothing is written over it. */
  async load(): Promise<ProvisioningState | undefined> {
    const file = this.#path();
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : parsed(text, file);
  }

  async save({ tenants }: ProvisioningState): Promise<void> {
    await writeAtomically(this.#path(), `${JSON.stringify({ version: 1, tenants }, null, 2)}\n`);
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return withLock(this.#path(), this.#clock, work);
  }
}

function parsed(text: string, file: string): ProvisioningState {
  try {
    const { tenants } = stateFile.parse(JSON.parse(text));
    return { tenants: Object.fromEntries(Object.entries(tenants).map(([name, { global, ...rest }]) => [name, withGlobal(rest, global)])) };
  } catch (cause) {
    throw new Error(`${file} is damaged or of a newer version: repair it, or move it away to begin anew`, { cause });
  }
}

function withGlobal(rest: Omit<TenantState, 'global'>, global: string | undefined): TenantState {
  return { ...rest, ...(global !== undefined && { global }) };
}
