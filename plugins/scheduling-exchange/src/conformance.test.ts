import { RecordingLog } from '@opencvi/test-kit';
import { cliCommandSuite, httpRoutesSuite } from '@opencvi/test-kit/conformance';
import { roomsCommand } from './cli/rooms-command.ts';
import { roomRoutes } from './http/room-routes.ts';
import { NotificationHub } from './subscriptions/notification-hub.ts';
import { notificationRoutes } from './subscriptions/notification-routes.ts';

const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };

httpRoutesSuite('scheduling-exchange', () => roomRoutes({ rooms: [], room: () => undefined }));
httpRoutesSuite('notifications', () => notificationRoutes(new NotificationHub(new RecordingLog(), metrics, Date)));
cliCommandSuite('rooms', roomsCommand);
