/** The media of a participant that have numbers, in the order of their numbers. */
const media = ['audio', 'video', 'videoBasedScreenSharing'] as const;
export type Modality = (typeof media)[number];

/** Numbers the media of everybody in a meeting, as `sourceId` of media streams. */
export class SourceIds {
  readonly #firsts = new Map<string, number>();

  of(participant: string, modality: Modality): string {
    const known = this.#firsts.get(participant);
    const first = known ?? this.#firsts.size * media.length + 1;
    if (known === undefined) this.#firsts.set(participant, first);
    return String(first + media.indexOf(modality));
  }

  /** Whose number it is. */
  find(sourceId: string): { readonly participant: string; readonly modality: Modality } | undefined {
    for (const participant of this.#firsts.keys()) {
      const modality = media.find(one => this.of(participant, one) === sourceId);
      if (modality) return { participant, modality };
    }
    return undefined;
  }
}
