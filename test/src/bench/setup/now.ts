/** The clock of the test phone: milliseconds since 1970, with fractions. */
export const now = (): number => performance.timeOrigin + performance.now();
