import type { FastStartProposal } from '@opencvi/h323-js-bindings';
import { formatsMatch, type MediaCapabilities, type MediaFormat, type MediaRole, type RoleCapabilities } from '@opencvi/plugin-api';
import { offeredFormat, roleOfMedia } from './offered-format.ts';

/** A proposal that we take. */
export interface ChosenProposal {
  readonly role: MediaRole;
  readonly proposal: FastStartProposal;
  readonly format: MediaFormat;
}

/** Which proposals of a fast start are taken: at most one for each role and direction, the same codec both ways where it can be. Pure. */
export function chooseProposals(proposals: readonly FastStartProposal[], capabilities: MediaCapabilities): readonly ChosenProposal[] {
  return capabilities.flatMap(ours => {
    const candidates = proposals.flatMap(proposal => candidate(proposal, ours) ?? []);
    const [send, receive] = bestPair(candidates, ours);
    return [send, receive].flatMap(chosen => chosen ?? []);
  });
}

function candidate(proposal: FastStartProposal, ours: RoleCapabilities): ChosenProposal | undefined {
  const { offer, direction } = proposal;
  if (roleOfMedia(offer.media) !== ours.role) return undefined;
  // A channel of ours has a payload type of ours where the proposal left it open
  const format = offeredFormat(offer, ours, direction === 'send' ? dynamicPayloadType(ours) : undefined);
  return format && { role: ours.role, proposal, format };
}

function dynamicPayloadType({ role, formats }: RoleCapabilities): number | undefined {
  return role === 'audio' ? undefined : formats[0]?.payloadType;
}

type Pair = readonly [send: ChosenProposal | undefined, receive: ChosenProposal | undefined];

function bestPair(candidates: readonly ChosenProposal[], { formats }: RoleCapabilities): Pair {
  const pairs = formats.map((format): Pair => {
    const alike = candidates.filter(one => formatsMatch(one.format, format));
    return [alike.find(({ proposal }) => proposal.direction === 'send'), alike.find(({ proposal }) => proposal.direction === 'receive')];
  });
  const both = pairs.find(([send, receive]) => send !== undefined && receive !== undefined);
  return both ?? [pairs.find(([send]) => send !== undefined)?.[0], pairs.find(([, receive]) => receive !== undefined)?.[1]];
}
