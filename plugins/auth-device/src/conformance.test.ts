import { trustRules } from '@opencvi/plugin-api';
import { RecordingLog } from '@opencvi/test-kit';
import { deviceAuthSuite } from '@opencvi/test-kit/conformance';
import { AddressTrust } from './address-trust.ts';

const rules = trustRules.parse({ trusted: ['10.1.0.0/16', '2001:db8::/32'], refused: ['10.1.9.0/24'], others: 'guest' });

deviceAuthSuite('auth-device', () => new AddressTrust(rules, new RecordingLog()), {
  '10.1.2.3': 'trusted',
  '::ffff:10.1.2.3': 'trusted',
  '2001:db8::1': 'trusted',
  '10.1.9.1': 'refused',
  '192.0.2.1': 'guest',
});
