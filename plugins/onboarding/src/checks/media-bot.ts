import { type CustomerIdentities, contractVersion } from '@opencvi/meeting-teams/api';
import { CallError } from '@opencvi/plugin-api';
import type { DoctorCheck, Finding } from '../api.ts';
import { distrustOf, networkCodeOf } from '../probes/web-trouble.ts';
import { failure, ok, warning, wordsOf } from './findings.ts';

type Bot = CustomerIdentities['bots'][number];

/** What the check is made with. */
export interface MediaBotParts {
  readonly identities: Pick<CustomerIdentities, 'bots'>;
}

/** Media bots: there, of the right version, with room for calls, and taking our token. */
export function mediaBotCheck({ identities }: MediaBotParts): DoctorCheck {
  return {
    id: 'media-bot',
    order: 90,
    title: 'Media bot',
    run: async ({ signal }) => {
      const { bots } = identities;
      if (bots.length === 0) return [failure('no media bot is configured: no room can join', 'set media.bots of meeting-teams')];
      return Promise.all(bots.map(bot => look(bot, signal)));
    },
  };
}

async function look(bot: Bot, signal: AbortSignal): Promise<Finding> {
  try {
    const { contract, ready, sessions, maximum } = await bot.health(signal);
    if (contract !== contractVersion) {
      return failure(
        `${bot.name} speaks version ${contract} of the contract, the gateway ${contractVersion}`,
        contract < contractVersion ? 'update the media bot' : 'update the gateway',
      );
    }
    const load = sessions === undefined ? '' : `, ${sessions}${maximum === undefined ? '' : ` of ${maximum}`} sessions`;
    if (!ready) return warning(`${bot.name} takes no sessions${load}`, 'it is draining, full or starting: look at its log, or add another');
    return (await tokenRefused(bot, signal)) ?? ok(`${bot.name} is ready and takes the token (contract version ${contract}${load})`);
  } catch (error) {
    signal.throwIfAborted();
    const distrust = distrustOf(error);
    if (distrust !== undefined) {
      return failure(
        `${bot.name}: its certificate is not trusted here: ${distrust}`,
        'name its certificate authority as ca of the bot in media.bots',
      );
    }
    const code = networkCodeOf(error);
    return failure(
      `${wordsOf(error)}${code === undefined ? '' : ` (${code})`}`,
      `is it running, is its token right, and does the firewall let this machine reach ${bot.name}?`,
    );
  }
}

/** No session has this id: whoever takes the token answers 404 (media-bot.md, Access). */
const nobodys = '00000000-0000-4000-8000-000000000000';

/** Health is told without a token; the question for a session is not. */
async function tokenRefused(bot: Bot, signal: AbortSignal): Promise<Finding | undefined> {
  try {
    await bot.get(nobodys, signal);
  } catch (error) {
    if (!(error instanceof CallError) || error.reason.code === 'unavailable') throw error;
    if (error.reason.code === 'meeting-ended') return undefined;
    return failure(
      `${bot.name} is up, and refuses what it is asked: ${wordsOf(error)}`,
      'set token of the bot in media.bots of meeting-teams to the one that the bot was given',
    );
  }
  return undefined;
}
