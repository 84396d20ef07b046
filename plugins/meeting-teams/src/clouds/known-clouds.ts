/** Where one Microsoft cloud is reached. */
export interface CloudHosts {
  /** Entra: `https://login.microsoftonline.com`. */
  readonly login: string;
  /** Microsoft Graph: `https://graph.microsoft.com`. */
  readonly graph: string;
  /** The OpenID document whose keys sign callbacks. */
  readonly callbackOpenId: string;
  /** Who may have issued a callback's token. */
  readonly callbackIssuers: readonly string[];
}

/** The keys of the Skype service sign callbacks. No other address is published for the government clouds: a setting where it differs. */
const callbackOpenId = 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration';
const callbackIssuers = ['https://graph.microsoft.com', 'https://api.botframework.com'];

function cloud(login: string, graph: string): CloudHosts {
  const issuers = new Set([...callbackIssuers, `https://${graph}`]);
  return { login: `https://${login}`, graph: `https://${graph}`, callbackOpenId, callbackIssuers: [...issuers] };
}

const worldwide = cloud('login.microsoftonline.com', 'graph.microsoft.com');

/** The clouds whose Graph v1.0 metadata has calls and online meetings (schemas v1.0-Prod, -Fairfax, -USNat, -USSec, -Bleu). */
export const knownClouds: Readonly<Record<string, CloudHosts>> = {
  global: worldwide,
  // GCC uses the worldwide endpoints
  gcc: worldwide,
  'gcc-high': cloud('login.microsoftonline.us', 'graph.microsoft.us'),
  dod: cloud('login.microsoftonline.us', 'dod-graph.microsoft.us'),
  usnat: cloud('login.microsoftonline.eaglex.ic.gov', 'graph.eaglex.ic.gov'),
  ussec: cloud('login.microsoftonline.microsoft.scloud', 'graph.microsoft.scloud'),
  bleu: cloud('login.sovcloud-identity.fr', 'graph.svc.sovcloud.fr'),
};

const withoutCalls = 'Microsoft Graph has neither calls nor online meetings there, so no room can be joined to a meeting by this road';

/** Clouds that are refused, and why (schemas v1.0-Mooncake, -Delos, -GovSG; the first German cloud closed in 2021). */
export const refusedClouds: Readonly<Record<string, string>> = {
  china: withoutCalls,
  delos: withoutCalls,
  germany: 'Microsoft Cloud Germany was closed in 2021; its successor Delos has no calls in Microsoft Graph',
  govsg: withoutCalls,
};
