/** The part of sdp-transform 3 that the phone uses; it has no typings of its own. Values that look like integers come as numbers. */
declare module 'sdp-transform' {
  type Value = string | number;

  export interface TransformedMedia {
    readonly type: string;
    readonly port: number;
    readonly protocol: string;
    readonly payloads?: Value;
    readonly connection?: { readonly ip?: Value };
    readonly direction?: string;
    readonly rtp: readonly { readonly payload: Value; readonly codec: Value; readonly rate?: Value; readonly encoding?: Value }[];
    readonly fmtp: readonly { readonly payload: Value; readonly config: Value }[];
    readonly rtcp?: { readonly port: Value };
    readonly crypto?: readonly { readonly id: Value; readonly suite: Value; readonly config: Value }[];
  }

  export interface TransformedSession {
    readonly connection?: { readonly ip?: Value };
    readonly direction?: string;
    readonly media: readonly TransformedMedia[];
  }

  export function parse(sdp: string): TransformedSession;
}
