import { RecordingLog } from '@opencvi/test-kit';
import { cliCommandSuite, httpRoutesSuite } from '@opencvi/test-kit/conformance';
import { roomsCommand } from './cli/rooms-command.ts';
import { roomRoutes } from './http/room-routes.ts';
import { NotificationHub } from './subscriptions/notification-hub.ts';
import { notificationRoutes } from './subscriptions/notification-routes.ts';

const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };
const fetch = () => Promise.reject(new Error('unused'));

httpRoutesSuite('scheduling-exchange', () => roomRoutes({ rooms: [], room: () => undefined }));
httpRoutesSuite('notifications', () => notificationRoutes(new NotificationHub(new RecordingLog(), metrics)));
cliCommandSuite('rooms', () => roomsCommand({ address: { url: '' }, data: { path: (...parts) => parts.join('/') }, fetch }));
