import type { INetworkModule } from '@azure/msal-node';
import type { Fetch } from '../http/web-client.ts';

type Options = Parameters<INetworkModule['sendPostRequestAsync']>[1];

/** What requests of MSAL are sent with. */
export interface MsalNetworkOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** Hears of each answer: MSAL keeps none of its headers. */
  readonly onAnswer: (headers: Headers) => void;
}

/** Lets MSAL speak through our client, so that authorities, deadlines and tests are one matter. */
export function msalNetwork({ fetch, signal, onAnswer }: MsalNetworkOptions): INetworkModule {
  const send = async <T>(method: string, url: string, { headers, body }: NonNullable<Options>) => {
    const response = await fetch(url, { method, signal, ...(headers && { headers }), ...(body && { body }) });
    onAnswer(response.headers);
    const text = await response.text();
    return { headers: Object.fromEntries(response.headers), body: parsed(text) as T, status: response.status };
  };
  return {
    sendGetRequestAsync: (url, options = {}) => send('GET', url, options),
    sendPostRequestAsync: (url, options = {}) => send('POST', url, options),
  };
}

/** A proxy's HTML page is no token answer; MSAL takes it for a server error by its status. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { error: 'server_error', error_description: text.slice(0, 200) };
  }
}
