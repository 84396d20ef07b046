import { type DestinationStream, pino } from 'pino';

/** How long a line waits for others, in milliseconds: nobody who reads a log notices. */
const gatherMs = 20;
/** Octets that wait at most. */
const gatherBytes = 8_192;

/**
 * Lines that come soon after one another go out in one write: each takes a job of another thread and a turn of the event loop. Nothing is lost
 * when the process exits: pino writes what waits.
 */
export function gatheredOutput(fd: number): DestinationStream {
  const output = pino.destination({ dest: fd, sync: false, minLength: gatherBytes });
  let waiting = false;
  const flush = (): void => {
    waiting = false;
    output.flush();
  };
  return {
    write(line) {
      output.write(line);
      if (waiting) return;
      waiting = true;
      setTimeout(flush, gatherMs);
    },
  };
}
