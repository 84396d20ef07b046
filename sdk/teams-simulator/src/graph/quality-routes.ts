import type { HttpRoute } from '@opencvi/plugin-api';
import { checkParameters } from '../metadata/check-value.ts';
import type { Csdl } from '../metadata/csdl.ts';
import type { QualityReports } from '../quality/quality-reports.ts';
import { badRequest } from './graph-error.ts';
import { empty, type GraphRouteOptions, graphRoute } from './graph-route.ts';

/** What reports of quality need. */
export interface QualityRoutesOptions extends GraphRouteOptions {
  readonly reports: QualityReports;
  readonly csdl: () => Csdl;
}

/** `logTeleconferenceDeviceQuality`: validated against the metadata, and kept. */
export function qualityRoutes(options: QualityRoutesOptions): readonly HttpRoute[] {
  return graphRoute(options, {
    method: 'POST',
    path: '/communications/calls/logTeleconferenceDeviceQuality',
    summary: 'Takes the quality of a room system',
    operation: 'quality',
    roles: ['Calls.AccessMedia.All'],
    handle: async ({ principal, body, headers }) => {
      // The documentation asks for Name/Version
      if (!/^[^\s/]+\/\S+/.test(headers['user-agent'] ?? '')) throw badRequest('The User-Agent header must be Name/Version.');
      const [problem] = checkParameters(options.csdl(), 'logTeleconferenceDeviceQuality', body);
      if (problem) throw badRequest(`${problem.path}: ${problem.message}`);
      options.reports.add(principal, (body as { quality: Record<string, unknown> }).quality);
      return empty(200);
    },
  });
}
