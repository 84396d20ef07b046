/** The part of sdp-transform 3 that is used here; it has no typings of its own. Values that look like integers come as numbers. */
declare module 'sdp-transform' {
  type Value = string | number;

  interface Attributes {
    readonly connection?: { readonly version?: Value; readonly ip?: Value };
    readonly bandwidth?: readonly { readonly type?: string; readonly limit?: Value }[];
    readonly direction?: string;
    readonly fingerprint?: unknown;
  }

  export interface TransformedMedia extends Attributes {
    readonly rtp: readonly { readonly payload?: Value; readonly codec?: Value; readonly rate?: Value; readonly encoding?: Value }[];
    readonly fmtp: readonly { readonly payload?: Value; readonly config?: Value }[];
    readonly rtcp?: { readonly port?: Value; readonly address?: Value };
    readonly rtcpFb?: readonly { readonly payload?: Value; readonly type?: Value; readonly subtype?: Value }[];
    readonly rtcpMux?: string;
    readonly content?: Value;
  }

  export interface TransformedSession extends Attributes {
    readonly origin?: { readonly sessionId?: Value; readonly sessionVersion?: Value };
    readonly media: readonly TransformedMedia[];
  }

  export function parse(sdp: string): TransformedSession;
}
