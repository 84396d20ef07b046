import type { Contribution, Contributions, ExtensionPoint, Single } from '@opencvi/plugin-api';
import type { BootProblem } from './boot-error.ts';

interface Entry {
  readonly plugin: string;
  readonly value: Contribution;
}

type AnyPoint = Pick<ExtensionPoint<unknown, 'one' | 'many'>, 'id' | 'arity'>;

/** Collects what plugins contribute, in our own ordered lists: a container's `resolveAll` hides a parent's registrations. */
export class ContributionBook {
  readonly #points = new Map<string, { point: AnyPoint; entries: Entry[] }>();

  add(point: AnyPoint, entry: Entry): BootProblem | undefined {
    const book = this.#page(point);
    const twin = book.entries.find(other => other.value.id === entry.value.id);
    if (twin) {
      return {
        who: entry.plugin,
        what: `contributes "${entry.value.id}" to ${point.id}, as ${twin.plugin} does already`,
        remedy: 'give one of them another id, or leave one of the two plugins out',
      };
    }
    book.entries.push(entry);
    book.entries.sort((a, b) => (a.value.order ?? 0) - (b.value.order ?? 0));
    return undefined;
  }

  /** A live view of a point with many contributions. */
  many<T>(point: ExtensionPoint<T, 'one' | 'many'> | ExtensionPoint<T, 'one'> | ExtensionPoint<T, 'many'>): Contributions<T> {
    const { entries } = this.#page(point);
    return {
      get size() {
        return entries.length;
      },
      get: id => entries.find(entry => entry.value.id === id)?.value as T | undefined,
      *[Symbol.iterator]() {
        for (const entry of entries) yield entry.value as T;
      },
    };
  }

  /** A live view of a point with one contribution. */
  single<T>(point: ExtensionPoint<T, 'one'>): Single<T> {
    const { entries } = this.#page(point);
    return {
      get value() {
        const [first] = entries;
        if (first === undefined) throw new Error(`${point.id} has no contribution yet; read it from onStart on`);
        return first.value as T;
      },
    };
  }

  /** Who contributed to a point first. */
  filledBy({ id }: Pick<AnyPoint, 'id'>): string | undefined {
    return this.#points.get(id)?.entries[0]?.plugin;
  }

  /** Who contributed a value: the plugin a failure is blamed on. */
  pluginOf(value: unknown): string | undefined {
    for (const { entries } of this.#points.values()) {
      const entry = entries.find(candidate => candidate.value === value);
      if (entry) return entry.plugin;
    }
    return undefined;
  }

  /** Every point with the ids contributed to it, for `opencvi check`. */
  summary(): readonly { point: string; contributions: readonly { id: string; plugin: string }[] }[] {
    return [...this.#points.values()].map(({ point, entries }) => ({
      point: point.id,
      contributions: entries.map(entry => ({ id: entry.value.id, plugin: entry.plugin })),
    }));
  }

  /** Points that take exactly one contribution and have none, or more. */
  problems(required: readonly AnyPoint[]): BootProblem[] {
    for (const point of required) this.#page(point);
    return [...this.#points.values()]
      .filter(({ point, entries }) => point.arity === 'one' && entries.length !== 1)
      .map(({ point, entries }) => ({
        who: point.id,
        what:
          entries.length === 0
            ? 'no plugin contributes to it'
            : `takes one contribution but has ${entries.length}: ${entries.map(entry => `${entry.value.id} of ${entry.plugin}`).join(', ')}`,
        remedy: `list exactly one plugin that contributes to ${point.id}`,
      }));
  }

  #page(point: AnyPoint): { point: AnyPoint; entries: Entry[] } {
    const page = this.#points.get(point.id) ?? { point, entries: [] };
    this.#points.set(point.id, page);
    return page;
  }
}
