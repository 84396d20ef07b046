/** The progress that a newcomer reads: one line a step, with the seconds since the start. */
const start = performance.now();
const quietSeconds = 20;

export function elapsedSeconds(since = start) {
  return (performance.now() - since) / 1000;
}

function print(mark, text) {
  console.log(`[${elapsedSeconds().toFixed(1).padStart(6)} s] ${mark} ${text}`);
}

export const say = text => print(' ', text);

/** Runs `work` and prints one line when it is done. `work` gets `note(text)` to add to that line, and `progress(share)`. */
export async function step(name, work) {
  const began = performance.now();
  let note = '';
  let share;
  let shown;
  const heartbeat = setInterval(() => {
    shown = share === undefined ? '' : ` ${Math.floor(share * 100)} %`;
    print('…', `${name}${shown}`);
  }, quietSeconds * 1000);
  try {
    const result = await work({ note: text => (note = text), progress: value => (share = value), say });
    print('✓', `${name}${note && `: ${note}`} (${elapsedSeconds(began).toFixed(1)} s)`);
    return result;
  } catch (error) {
    print('✗', `${name} (${elapsedSeconds(began).toFixed(1)} s)`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** An error that its reader can remedy; the message says how. */
export class SetupError extends Error {}

/** Prints an error and sets the exit code. A stack only helps where this code itself is wrong (TypeError and its like). */
export function fail(error) {
  const expected = error instanceof SetupError || Object.getPrototypeOf(error) === Error.prototype;
  console.error(`\n${expected ? error.message : error.stack}`);
  process.exitCode = 1;
}
