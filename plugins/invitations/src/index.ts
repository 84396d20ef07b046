import { cliCommands, definePlugin, httpRoutes } from '@opencvi/plugin-api';
import { z } from 'zod';
import { invitationRoutes } from './invitation-routes.ts';
import { parseInviteCommand } from './parse-invite-command.ts';

/** Invitations to coordinates and dial strings, by API and `opencvi parse-invite`. */
export const invitations = definePlugin({
  name: 'invitations',
  api: 1,
  description: 'Reads invitations to Teams meetings: what a room system dials',
  config: z.strictObject({}),
  needs: {},
  setup(host) {
    host.contribute(cliCommands, parseInviteCommand());
    host.contribute(httpRoutes, invitationRoutes());
  },
});
