import { open } from 'node:fs/promises';
import type { Tenant } from '@opencvi/plugin-api';
import type { FlowSettings } from '../config.ts';
import type { PromptLibrary } from './prompt-library.ts';
import { promptProblem } from './wav-header.ts';

/** Rejects with an error that names every prompt of the flow that is missing or cannot be played, by callers of a tenant where one is given. */
export async function checkPrompts(flow: FlowSettings, prompts: PromptLibrary, tenant?: Tenant): Promise<void> {
  await prompts.check();
  const problems: string[] = [];
  for (const name of promptNames(flow)) {
    const problem = await check(name, prompts, tenant);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0) throw new Error(problems.join('; '));
}

/** Every prompt that a flow may say. */
export function promptNames(flow: FlowSettings): string[] {
  const { welcome, ask, nothingTyped, incomplete, lobby, stillInLobby, muted, unmuted, muteFailed, retry, farewell } = flow;
  const byReason = [retry, farewell].flatMap(table => Object.values(table).flatMap(names => names ?? []));
  const always = [welcome, ask, nothingTyped, incomplete, lobby, stillInLobby, muted, unmuted, muteFailed].flat();
  return [...new Set([...always, ...byReason])];
}

async function check(name: string, prompts: PromptLibrary, tenant: Tenant | undefined): Promise<string | undefined> {
  try {
    const file = await prompts.find(name, tenant);
    return promptProblem(file, await beginning(file));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function beginning(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
