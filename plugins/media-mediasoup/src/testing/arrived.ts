/** Waits for something that a datagram under way brings about; the test's own timeout bounds it. */
export async function arrived(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(resolve => setImmediate(resolve));
}
