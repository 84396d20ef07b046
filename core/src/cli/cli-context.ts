import { existsSync } from 'node:fs';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';

/** What every command has. */
export interface CliContext {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** Options every command has. */
export interface CommonOptions {
  readonly config?: string;
  readonly profile?: string;
}

/** The file that is taken when none is named and it is there. */
const usualFile = 'opencvi.yaml';

/** Loads the configuration that the options name. */
export function configOf(
  { config, profile }: CommonOptions,
  { environment, cwd }: CliContext,
  options: { readonly usualFile: boolean } = { usualFile: true },
): Promise<LoadedConfig> {
  const file = config ?? (options.usualFile && existsSync(usualFile) ? usualFile : undefined);
  return loadConfig({ file, profile, environment, cwd });
}
