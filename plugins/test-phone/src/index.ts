import { cliCommands, clock, definePlugin } from '@opencvi/plugin-api';
import { localAddressTowards } from '@opencvi/sip-phone';
import { z } from 'zod';
import { DialCommand } from './dial-command.ts';
import { startPhone } from './start-phone.ts';

/** The command `opencvi dial`: a test phone that reports what it heard and saw. */
export const testPhone = definePlugin({
  name: 'test-phone',
  api: 1,
  description: 'opencvi dial: a test phone that reports what it heard and saw',
  config: z.object({}),
  needs: { clock },
  setup(host, { clock }) {
    host.contribute(cliCommands, new DialCommand({ clock, startPhone, localAddressTowards }));
  },
});

export default testPhone;
