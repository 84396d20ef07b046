/** One project of jest.config.mjs, in a process of its own, counted by its JSON report. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { add, countJestReport, nothing, oneFailed } from './counts.mjs';
import { root } from './root.mjs';

/** How long jest may stay after its report is written: whatever keeps it is a leak. */
const exitSeconds = 60;

/**
 * Prints every test and returns the counts.
 * @param options `args` for jest, `filtered` (finding no test is fine then), `minutes` it may take
 */
export async function runJest(project, { args, filtered, minutes }) {
  const reportFile = join(root, '.cache', `jest-${project}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(reportFile, { force: true });
  const flags = ['--selectProjects', project, '--verbose', '--passWithNoTests', '--json', '--outputFile', reportFile, ...args];
  const code = await runGroup(join(root, 'node_modules', 'jest', 'bin', 'jest.js'), flags, { reportFile, minutes });
  if (!existsSync(reportFile)) return explain(oneFailed, `jest wrote no report: it ${code === undefined ? 'hung' : `ended with ${code}`}`);
  const counts = countJestReport(JSON.parse(readFileSync(reportFile, 'utf8')));
  if (code === undefined) return explain(add(counts, oneFailed), 'jest did not end after its last test: something is left open');
  if (code !== 0 && counts.failed === 0) return explain(add(counts, oneFailed), `jest ended with ${code}`);
  if (counts.passed + counts.failed + counts.skipped > 0) return counts;
  return filtered ? nothing : explain(oneFailed, `there are no ${project} tests`);
}

function explain(counts, text) {
  console.error(`✗ ${text}`);
  return counts;
}

/** In a process group, so that peers and browsers of a hanging test end with it. Resolves to undefined when it had to be killed. */
async function runGroup(script, args, { reportFile, minutes }) {
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const kill = () => killGroup(child.pid);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const interrupted = () => {
    kill();
    process.exit(130);
  };
  for (const signal of signals) process.on(signal, interrupted);
  const done = new AbortController();
  const ended = new Promise(resolve => child.on('close', resolve)).finally(() => done.abort());
  const limit = Date.now() + minutes * 60_000;
  const watch = async () => {
    while (Date.now() < limit && !existsSync(reportFile)) await sleep(500, undefined, { signal: done.signal });
    await sleep(Math.min(exitSeconds * 1000, Math.max(limit - Date.now(), 5_000)), undefined, { signal: done.signal });
    return 'hung';
  };
  const result = await Promise.race([ended, watch().catch(() => ended)]);
  if (result === 'hung') kill();
  for (const signal of signals) process.off(signal, interrupted);
  return result === 'hung' ? undefined : (result ?? 1);
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
