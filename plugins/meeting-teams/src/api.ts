export { type Cloud, makeCloud } from './clouds/clouds.ts';
export { type CloudHosts, knownClouds, refusedClouds } from './clouds/known-clouds.ts';
export { type CustomerGraph, type CustomerGraphs, tenantGraphs } from './customer-graphs.ts';
export type { GraphRefusal } from './graph/graph-failure.ts';
export type { GraphAnswer, GraphQuestion } from './graph/tenant-graph.ts';
export { type Claims, readClaims } from './identity/claims.ts';
export * from './media/bot-contract.ts';
export { HttpMediaBot, type HttpMediaBotOptions } from './media/http-media-bot.ts';
export type { TeamsMediaBot } from './media/teams-media-bot.ts';
