export * from './source-limits.ts';
