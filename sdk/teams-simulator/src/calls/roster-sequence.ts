/** A participant as Graph shows it. */
export type ParticipantBody = Readonly<Record<string, unknown>> & { readonly id?: unknown };

/** One update of the roster. */
export interface RosterUpdate {
  readonly sequenceNumber: number;
  /** Everybody. */
  readonly all: readonly ParticipantBody[];
  /** Those that changed, and those that left with a `removedState`. */
  readonly changed: readonly ParticipantBody[];
}

/** Numbers the states of a roster, and tells what changed between them. */
export class RosterSequence {
  #number = 0;
  #before = new Map<string, { readonly text: string; readonly numbered: ParticipantBody }>();

  /** The roster as it was told last. */
  get all(): readonly ParticipantBody[] {
    return [...this.#before.values()].map(({ numbered }) => numbered);
  }

  /** The update that leads to this state; `undefined` when nothing changed. */
  next(participants: readonly ParticipantBody[]): RosterUpdate | undefined {
    const texts = new Map(participants.map(body => [String(body.id), { body, text: JSON.stringify(body) }]));
    const gone = [...this.#before].filter(([id]) => !texts.has(id));
    const isChanged = [...texts].some(([id, { text }]) => this.#before.get(id)?.text !== text);
    if (!isChanged && gone.length === 0) return undefined;
    this.#number += 1;
    const sequenceNumber = this.#number;
    const changed: ParticipantBody[] = [];
    const after = new Map<string, { text: string; numbered: ParticipantBody }>();
    for (const [id, { body, text }] of texts) {
      const known = this.#before.get(id);
      const entry = known?.text === text ? known : { text, numbered: { ...body, rosterSequenceNumber: sequenceNumber } };
      if (entry !== known) changed.push(entry.numbered);
      after.set(id, entry);
    }
    const removed = gone.map(([, { numbered }]) => ({
      ...numbered,
      rosterSequenceNumber: sequenceNumber,
      removedState: { '@odata.type': '#microsoft.graph.removedState', reason: 'Removed' },
    }));
    this.#before = after;
    return { sequenceNumber, all: this.all, changed: [...changed, ...removed] };
  }
}
