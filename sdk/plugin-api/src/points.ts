import type { CallInterceptor, DeviceAuth, DialPlan, IvrFlow, MeetingProvider } from './calls/routing.ts';
import type { SignalingProtocol } from './calls/signaling.ts';
import type { CliCommand } from './cli.ts';
import type { AdminAuth, HttpRoutes } from './http/http-route.ts';
import type { MediaEngine } from './media/media-engine.ts';
import type { EventSink } from './observe.ts';
import { point, singlePoint } from './refs.ts';
import type { StoreDriver } from './store.ts';

/** Signalling protocols: SIP, H.323. */
export const protocols = point<SignalingProtocol>('signaling.protocols');
/** The media engine. */
export const mediaEngine = singlePoint<MediaEngine>('media.engine');
/** Dial plans, in order; the first route wins. */
export const dialPlans = point<DialPlan>('routing.dial-plans');
/** IVR flows, by id; the first in order is the default. */
export const ivrFlows = point<IvrFlow>('ivr.flows');
/** Trust of devices, in order; the first opinion wins. */
export const deviceAuth = point<DeviceAuth>('auth.device');
/** Who may use the HTTP API, in order; the first answer wins. */
export const adminAuth = point<AdminAuth>('auth.admin');
/** Meeting providers, in order; the first that knows a conference id has it. */
export const meetingProviders = point<MeetingProvider>('meeting.providers');
/** Wrappers of legs. */
export const callInterceptors = point<CallInterceptor>('call.interceptors');
/** Routes of the HTTP server. */
export const httpRoutes = point<HttpRoutes>('http.routes');
/** Commands of the `opencvi` program. */
export const cliCommands = point<CliCommand>('cli.commands');
/** Sinks of call events. */
export const eventSinks = point<EventSink>('observe.sinks');
/** The store. */
export const storeDriver = singlePoint<StoreDriver>('store.driver');
