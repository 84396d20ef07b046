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

/** An error whose message is all that its reader needs: it is printed without a stack. */
export class SetupError extends Error {}

/** Prints an error and sets the exit code. */
export function fail(error) {
  console.error(`\n${error instanceof SetupError ? error.message : (error.stack ?? error)}`);
  process.exitCode = 1;
}
