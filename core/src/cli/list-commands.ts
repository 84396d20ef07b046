import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Profile } from '@opencvi/plugin-api';
import type { Command } from 'commander';
import { configJsonSchema } from '../config/json-schema.ts';
import { loadProfile } from '../config/load-module.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';

/** `opencvi profiles`, `plugins` and `schema`: what there is to choose from. */
export function listCommands(program: Command, context: CliContext, done: (code: number) => void): void {
  program
    .command('profiles')
    .description('list the profiles that come along')
    .action(async () => {
      for (const { name, description } of await knownProfiles(context.cwd)) context.print(`${name.padEnd(24)} ${description}`);
      done(0);
    });
  program
    .command('plugins')
    .description('list the plugins of the configuration, and what each is for')
    .action(async (_options: unknown, command: Command) => {
      const { plugins } = await configOf(command.optsWithGlobals<CommonOptions>(), context);
      for (const { plugin } of plugins) context.print(`${plugin.spec.name.padEnd(24)} ${plugin.spec.description ?? ''}`);
      done(0);
    });
  program
    .command('schema')
    .description('print the JSON Schema of the configuration file, for editors')
    .action(async (_options: unknown, command: Command) => {
      const { profile, plugins } = await configOf(command.optsWithGlobals<CommonOptions>(), context);
      const all = new Set([...profile.plugins, ...plugins.map(({ plugin }) => plugin)]);
      context.print(JSON.stringify(configJsonSchema([...all]), null, 2));
      done(0);
    });
}

/** Profiles that are installed beside the engine, as packages named `@opencvi/profile-*`. */
async function knownProfiles(cwd: string): Promise<Profile[]> {
  const folders = ancestors(import.meta.dirname).flatMap(folder => profileNames(path.join(folder, 'node_modules', '@opencvi')));
  return Promise.all([...new Set(folders)].sort().map(name => loadProfile(name, cwd)));
}

function profileNames(scope: string): string[] {
  try {
    return readdirSync(scope)
      .filter(name => name.startsWith('profile-'))
      .map(name => name.slice('profile-'.length));
  } catch {
    return [];
  }
}

function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
