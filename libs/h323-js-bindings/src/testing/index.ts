/** For tests of what is built on this library: random values of any type, and mutants of their encodings. */
export * from './mutate.ts';
export * from './random.ts';
export * from './random-value.ts';
export * from './sample-messages.ts';
