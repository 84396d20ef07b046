import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { teamsMediaBotSuite } from '@opencvi/meeting-teams/conformance';
import { Rig } from '../testing/rig.ts';

teamsMediaBotSuite('the simulator', async () => {
  const rig = await Rig.start({}, { mediaPort: 20_100 });
  const ca = path.join(rig.folder, 'ca.pem');
  writeFileSync(ca, rig.ca);
  return { url: rig.url, token: rig.botToken, ca, close: () => rig.stop() };
});
