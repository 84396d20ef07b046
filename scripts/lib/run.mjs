/** Child processes. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { root } from './root.mjs';

/** A command's cause of failure is at the beginning or at the end of what it says. */
const headLines = 15;
const tailLines = 30;

/**
 * Runs a command without a terminal and keeps its output to itself; when it fails, the error's message and `output` hold the ends of it.
 * @param options `cwd`, `env` (added to ours), `log` (a file to append all output to), `onLine(line)`, `timeout` in ms
 */
export async function run(command, args, options = {}) {
  const head = [];
  const tail = [];
  const log = options.log && createWriteStream(options.log, { flags: 'a' });
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeout,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line => {
      log?.write(`${line}\n`);
      if (head.length < headLines) head.push(line);
      else if (tail.push(line) > tailLines) tail.shift();
      options.onLine?.(line);
    });
  }
  const ending = await new Promise(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
  log?.end();
  if (ending === undefined) return;
  const where = options.log ? `\nAll of its output is in ${options.log}` : '';
  const output = [...head, ...tail].join('\n');
  throw Object.assign(new Error(`${command} ${args.join(' ')} failed: ${ending}\n${output}${where}`), { output });
}

/**
 * Runs a command with our own terminal and passes signals on. Resolves to its exit code (128 + number when a signal ended it).
 * @param options `env` (added to ours) and `timeout` in ms
 */
export function attach(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...options.env }, stdio: 'inherit', timeout: options.timeout });
  const forward = signal => {
    // Ctrl-C reaches every process of the terminal by itself: passing it on as well would look like an impatient second one.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (signalNumbers[signal] ?? 0)));
  }).finally(() => {
    for (const signal of signals) process.off(signal, forward);
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
