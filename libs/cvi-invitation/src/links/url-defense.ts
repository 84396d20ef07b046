const host = /^urldefense(?:\.proofpoint)?\.(?:com|us)$/i;

/** Proofpoint URL Defense, versions 1 to 3: the link it stands before. */
export function urlDefense(url: URL): string | undefined {
  if (!host.test(url.hostname)) return undefined;
  if (url.pathname.startsWith('/v3/')) return version3(url.href);
  const target = url.searchParams.get('u');
  if (target === null) return undefined;
  // Version 2 writes % as - and / as _
  return decoded(url.pathname.startsWith('/v2/') ? target.replaceAll('-', '%').replaceAll('_', '/') : target);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `…/v3/__LINK__;BYTES!…`: each `*` in the link is the next of the bytes, `**x` a run of them. */
function version3(href: string): string | undefined {
  const start = href.indexOf('/v3/__');
  const end = href.lastIndexOf('__;');
  if (start < 0 || end <= start) return undefined;
  const link = href.slice(start + 6, end).replace(/^(https?:\/)(?!\/)/i, '$1/');
  const bytes = Buffer.from(href.slice(end + 3).split('!', 1)[0] ?? '', 'base64url').toString('utf8');
  return restore(link, [...bytes]);
}

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function restore(link: string, characters: readonly string[]): string {
  let next = 0;
  return link.replace(/\*(?:\*(.))?/g, (_all, run: string | undefined) => {
    const length = run === undefined ? 1 : runLengths.indexOf(run) + 2;
    const taken = characters.slice(next, next + length).join('');
    next += length;
    return taken;
  });
}
