import type { AppSession } from '../control/app-session.ts';
import type { Dialog } from './dialog.ts';

/**
 * Dialogs by both their names: the network's (Call-ID and both tags) and the application's, which lacks the To tag. Of several dialogs that
 * share the application's name, forks of one INVITE, the application reaches the one it was told of last.
 */
export class DialogTable {
  readonly #byKey = new Map<string, Dialog>();
  readonly #byId = new Map<string, Dialog>();

  get size(): number {
    return this.#byKey.size;
  }

  add(dialog: Dialog): void {
    this.#byKey.set(dialog.key, dialog);
    this.#byId.set(dialog.id, dialog);
  }

  byKey(key: string): Dialog | undefined {
    return this.#byKey.get(key);
  }

  byId(id: string): Dialog | undefined {
    return this.#byId.get(id);
  }

  /** Makes the application's name of several forks mean this one. */
  prefer(dialog: Dialog): void {
    if (this.#byKey.get(dialog.key) === dialog) this.#byId.set(dialog.id, dialog);
  }

  remove(dialog: Dialog): void {
    dialog.terminate();
    if (this.#byKey.get(dialog.key) === dialog) this.#byKey.delete(dialog.key);
    if (this.#byId.get(dialog.id) === dialog) this.#byId.delete(dialog.id);
  }

  of(session: AppSession): Dialog[] {
    return [...this.#byKey.values()].filter(dialog => dialog.session === session);
  }

  all(): Dialog[] {
    return [...this.#byKey.values()];
  }
}
