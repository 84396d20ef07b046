export * from './source-limits.ts';
export { TokenBucket } from './token-bucket.ts';
