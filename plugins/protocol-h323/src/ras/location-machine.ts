import type { Alias, Location, RasInput, RasMachine, RasOutput, SocketAddress } from '@opencvi/h323-js-bindings';
import { respondToLocation } from '@opencvi/h323-js-bindings';

/** What the answering of location requests tells. */
export type LocationEvent =
  | { readonly type: 'answered'; readonly found: boolean; readonly from: SocketAddress; readonly aliases: readonly Alias[] }
  | { readonly type: 'refused'; readonly what: string; readonly from: SocketAddress }
  | { readonly type: 'malformed'; readonly from: SocketAddress; readonly what: string; readonly bitOffset: number };

/** Who may ask, and what is answered. */
export interface LocationRules {
  /** Whether to answer this one at all. */
  admit(from: SocketAddress): boolean;
  locate(aliases: readonly Alias[], from: SocketAddress): Location;
}

/** Answers location requests (H.225.0 7.11): how another call control finds us. */
export class LocationMachine implements RasMachine<never, LocationEvent> {
  readonly state = 'open';
  readonly #rules: LocationRules;

  constructor(rules: LocationRules) {
    this.#rules = rules;
  }

  handle(input: RasInput<never>): readonly RasOutput<LocationEvent>[] {
    if (input.type !== 'bytes' || !this.#rules.admit(input.from)) return [];
    const { from, bytes } = input;
    const answer = respondToLocation(bytes, from, { locate: aliases => this.#rules.locate(aliases, from) });
    switch (answer.kind) {
      case 'found':
      case 'notFound': {
        const { aliases } = answer;
        return [
          { type: 'send', to: answer.to, bytes: answer.bytes },
          { type: 'event', event: { type: 'answered', found: answer.kind === 'found', from, aliases } },
        ];
      }
      case 'refused':
        return [
          { type: 'send', to: answer.to, bytes: answer.bytes },
          { type: 'event', event: { type: 'refused', what: answer.what, from } },
        ];
      case 'malformed':
        return [{ type: 'event', event: { type: 'malformed', from, what: answer.what, bitOffset: answer.bitOffset } }];
      default:
        return [];
    }
  }
}
