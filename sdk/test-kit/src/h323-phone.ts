/** An H.323 phone that dials, types, speaks, hears and sees; for tests against a gateway that listens. */
export * from '@opencvi/h323-phone';
