interface Told {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they expect
  readonly data: any;
}

/** Reads server-sent events, for tests. */
export class EventReader {
  readonly told: Told[] = [];
  readonly #abort = new AbortController();
  #done = false;
  #wake: () => void = () => {};

  /** The status of the answer. */
  readonly status: Promise<number>;

  constructor(url: string, token: string) {
    this.status = this.#read(url, token);
  }

  get done(): boolean {
    return this.#done;
  }

  /** The first event of this name that fits, from those that came and those to come. */
  async next(event: string, fits: (data: Told['data']) => boolean = () => true): Promise<Told['data']> {
    for (;;) {
      const found = this.told.find(one => one.event === event && fits(one.data));
      if (found !== undefined) return found.data;
      if (this.#done) throw new Error(`the stream ended without ${event}`);
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** Resolves when the server ends the stream. */
  async ended(): Promise<void> {
    while (!this.#done) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(url: string, token: string): Promise<number> {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: this.#abort.signal });
    void this.#parse(answer).catch(() => {});
    return answer.status;
  }

  async #parse(answer: Response): Promise<void> {
    let text = '';
    try {
      for await (const chunk of answer.body ?? []) {
        text += Buffer.from(chunk).toString();
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
          this.told.push({ event, data: JSON.parse(data) });
        }
        this.#wake();
      }
    } finally {
      this.#done = true;
      this.#wake();
    }
  }
}
