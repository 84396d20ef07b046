import { longestInvitation, parseInvitation } from '@opencvi/cvi-invitation';
import { type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { invitationAnswer, invitationBody } from './invitation-schemas.ts';

/** Mails with long threads; JSON writes some characters with more bytes than they have. */
const largestBody = 4 * longestInvitation;

/** The API for invitations. */
export function invitationRoutes(): HttpRoutes {
  return {
    id: 'invitations',
    routes: [
      httpRoute({
        method: 'POST',
        path: '/api/v1/invitations/parse',
        summary: 'Reads an invitation: coordinates and dial strings, or the reason why there are none',
        access: 'token',
        bodyLimit: largestBody,
        body: invitationBody,
        responses: { 200: invitationAnswer },
        handle: async ({ body: { event, text, html } }) => ({
          status: 200,
          json: parseInvitation(event ?? (html === undefined ? (text ?? '') : { html, ...(text !== undefined && { text }) })),
        }),
      }),
    ],
  };
}
