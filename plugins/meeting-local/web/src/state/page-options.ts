/** What the address of the page says. */
export interface PageOptions {
  /** Conference id as it was typed, without the spaces and dashes of invitations; empty on the page that asks for one. */
  readonly meeting: string;
  readonly name: string | undefined;
  /** The organizer's key. */
  readonly key: string | undefined;
  /** Joins without asking. */
  readonly autojoin: boolean;
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** `/meet/1172827458?name=Alice&autojoin=1&camera=0` taken apart. */
export function pageOptions({ pathname, search }: Pick<Location, 'pathname' | 'search'>): PageOptions {
  const query = new URLSearchParams(search);
  return {
    meeting: (/^\/meet\/([\d-]+)/.exec(pathname.replaceAll('%20', ''))?.[1] ?? '').replaceAll('-', ''),
    name: query.get('name')?.trim() || undefined,
    key: query.get('key') ?? undefined,
    autojoin: query.get('autojoin') === '1',
    microphone: query.get('microphone') !== '0',
    camera: query.get('camera') !== '0',
  };
}
