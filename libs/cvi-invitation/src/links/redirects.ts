/** A wrapper: gives the link that it stands before, if it is one of its kind. */
type Unwrap = (url: URL) => string | undefined;

/** A target stands among the first few. Each value may be decoded four times, and one that cannot be costs an exception. */
const mostParameters = 50;

const isWeb = (text: string): boolean => /^https?:\/\//i.test(text);

/** Decodes until a web address shows, at most four times. */
function asWeb(text: string): string | undefined {
  let value = text.trim();
  for (let times = 0; times < 4; times++) {
    if (isWeb(value)) return value;
    try {
      value = decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/**
 * A parameter that is a web address: Safe Links (`url`), Google (`q`, `url`), Barracuda (`a`), Teams' own, and most others. A wrapper that
 * did not encode its target lets the target's parameters run on to its own.
 */
export const queryTarget: Unwrap = url => {
  const bare = /[?&]\w+=(https?:\/\/.*)$/is.exec(url.search)?.[1];
  if (bare !== undefined) return bare.replace(/&(?:data|sdata|reserved)=.*$/s, '');
  for (const value of [...url.searchParams.values()].slice(0, mostParameters)) {
    const target = asWeb(value);
    if (target !== undefined) return target;
  }
  return undefined;
};

/** The last part of the path is an encoded web address: Cisco Secure Web and others. */
export const pathTarget: Unwrap = url => {
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  return /^https?%3a/i.test(last) ? asWeb(last) : undefined;
};

/** Sophos: parameter `u` in base64, beside the domain in `d`. */
export const sophos: Unwrap = url => {
  if (!/\.protection\.sophos\.com$/i.test(url.hostname)) return undefined;
  const target = Buffer.from(url.searchParams.get('u') ?? '', 'base64').toString('utf8');
  return isWeb(target) ? target : undefined;
};
