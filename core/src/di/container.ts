import 'reflect-metadata';
import type { Ref } from '@opencvi/plugin-api';
import { type DependencyContainer, container as globalContainer } from 'tsyringe';

/**
 * What one plugin can inject: exactly the refs it declared. Nothing is ever registered in tsyringe's global container, and nothing is
 * disposed through it (its `dispose` runs every disposal at once): the host keeps its own hooks.
 */
export class PluginContainer {
  readonly #container: DependencyContainer = globalContainer.createChildContainer();

  bind(ref: Ref, value: unknown): void {
    this.#container.registerInstance(ref.token, value);
  }

  // biome-ignore lint/suspicious/noExplicitAny: constructor parameters are checked by `use`
  create<T>(type: new (...args: any[]) => T): T {
    return this.#container.resolve(type);
  }
}
