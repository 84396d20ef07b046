/** For tests of what is built on this library: what the pictures show. */
export * from './pictures.ts';
