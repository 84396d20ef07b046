import { serveFakeBot } from '../testing/bot-server.ts';
import { teamsMediaBotSuite } from './index.ts';

teamsMediaBotSuite('the fake bot', () => serveFakeBot());
