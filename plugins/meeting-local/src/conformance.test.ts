import { VirtualClock } from '@opencvi/test-kit';
import { httpRoutesSuite, meetingProviderSuite } from '@opencvi/test-kit/conformance';
import { config } from './config.ts';
import { meetingRoutes } from './http/meeting-routes.ts';
import { LocalMeetings } from './leg/local-meetings.ts';
import { Meetings } from './meeting/meetings.ts';
import { FakeRooms } from './test/fake-rooms.ts';

const meetingsOf = () => new Meetings({ config: config.parse({}), rooms: new FakeRooms(), clock: new VirtualClock() });

meetingProviderSuite('meeting-local', () => {
  const meetings = meetingsOf();
  return { it: new LocalMeetings(meetings, 900_000), open: '1172827458', close: () => meetings.close() };
});

httpRoutesSuite('meeting-local', () => ({ id: 'meeting-local', routes: meetingRoutes(meetingsOf(), { url: 'http://gateway.test' }) }));
