import { DeadlineError, type Wait } from './eventually.ts';

const ANSWER_WITHIN = 5_000;

/** Answers of a peer that somebody waits for, each by the token that its question carries. */
export class PendingAnswers<T> {
  readonly #pending = new Map<string, (answer: T) => void>();
  #last = 0;

  /** A token for the next question, and the answer that will carry it; rejects when none comes in time. */
  expect(wait: Pick<Wait, 'what' | 'context'>): { readonly token: string; readonly answer: Promise<T> } {
    const token = `${++this.#last}`;
    const answer = new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(token);
        reject(new DeadlineError({ ...wait, within: ANSWER_WITHIN }));
      }, ANSWER_WITHIN);
      this.#pending.set(token, given => {
        clearTimeout(timer);
        resolve(given);
      });
    });
    return { token, answer };
  }

  /** An answer came; one that nobody waits for is dropped. */
  take(token: string | undefined, answer: T): void {
    this.#pending.get(token ?? '')?.(answer);
    this.#pending.delete(token ?? '');
  }
}
