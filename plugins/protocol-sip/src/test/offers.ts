/** Offers as room systems make them, written for these tests after descriptions of the real ones. */
export const offers = {
  /** Polycom RealPresence Group: many audio codecs, wildcard feedback, vendor attributes, a content line and BFCP. */
  poly: body(`
    v=0
    o=- 1700000001 1700000001 IN IP4 192.0.2.10
    s=-
    c=IN IP4 192.0.2.10
    b=AS:4096
    t=0 0
    m=audio 49160 RTP/AVP 118 115 114 9 102 113 101 103 0 8 15 18 119
    a=rtpmap:118 SIRENLPR/48000/1
    a=fmtp:118 bitrate=64000
    a=rtpmap:115 G7221/32000
    a=fmtp:115 bitrate=48000
    a=rtpmap:114 G7221/32000
    a=fmtp:114 bitrate=32000
    a=rtpmap:9 G722/8000
    a=rtpmap:102 G7221/16000
    a=fmtp:102 bitrate=32000
    a=rtpmap:113 G7221/32000
    a=fmtp:113 bitrate=24000
    a=rtpmap:101 G7221/16000
    a=fmtp:101 bitrate=24000
    a=rtpmap:103 G7221/16000
    a=fmtp:103 bitrate=16000
    a=rtpmap:18 G729/8000
    a=fmtp:18 annexb=no
    a=rtpmap:119 telephone-event/8000
    a=fmtp:119 0-15
    a=sendrecv
    m=video 49162 RTP/AVP 111 109 110 96 34 31 106 105 116
    b=AS:1024
    a=rtcp-fb:* nack pli
    a=rtcp-fb:* ccm fir
    a=rtcp-fb:* ccm tmmbr
    a=rtpmap:111 H264/90000
    a=fmtp:111 profile-level-id=64001f;packetization-mode=1;max-br=20010;sar=13
    a=rtpmap:109 H264/90000
    a=fmtp:109 profile-level-id=42801f;max-br=20010;sar=13
    a=rtpmap:110 H264/90000
    a=fmtp:110 profile-level-id=42801f;packetization-mode=1;max-br=20010;sar=13
    a=rtpmap:96 H263-1998/90000
    a=fmtp:96 CIF4=1;CIF=1;QCIF=1;J;T
    a=rtpmap:34 H263/90000
    a=rtpmap:31 H261/90000
    a=rtpmap:106 H264-SVC/90000
    a=rtpmap:105 H264-SVC/90000
    a=rtpmap:116 vnd.polycom.lpr/9000
    a=vnd.polycom.forceVideoMode
    a=sendrecv
    m=video 49164 RTP/AVP 111 34
    a=content:slides
    a=rtpmap:111 H264/90000
    a=fmtp:111 profile-level-id=64001f;packetization-mode=1
    a=label:3
    m=application 49166 UDP/BFCP *
    a=floorctrl:c-s
    a=confid:1
    a=userid:2
    a=floorid:1 mstrm:3
    a=vnd.polycom.opaque something:nobody=knows`),

  /** The same device told to encrypt where it can: every stream twice. */
  polySecure: body(`
    v=0
    o=- 5 5 IN IP4 192.0.2.10
    s=-
    c=IN IP4 192.0.2.10
    t=0 0
    m=audio 49160 RTP/SAVP 9 0
    a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd|2^31|1:1
    a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:HRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA|2^31
    m=audio 49160 RTP/AVP 9 0
    m=video 49162 RTP/SAVP 109
    a=rtpmap:109 H264/90000
    a=fmtp:109 profile-level-id=42801f;packetization-mode=1
    a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:HRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA
    m=video 49162 RTP/AVP 109
    a=rtpmap:109 H264/90000
    a=fmtp:109 profile-level-id=42801f;packetization-mode=1`),

  /** Cisco: per-stream TIAS, rtcp, level asymmetry, DTLS offered beside, far-end camera control. */
  cisco: body(`
    v=0
    o=CiscoSystemsCCM-SIP 8 1 IN IP4 198.51.100.20
    s=SIP Call
    c=IN IP4 198.51.100.20
    b=TIAS:6000000
    b=AS:6000
    t=0 0
    m=audio 17000 RTP/AVP 114 108 9 8 0 101
    b=TIAS:128000
    a=rtpmap:114 opus/48000/2
    a=fmtp:114 maxplaybackrate=48000;sprop-maxcapturerate=48000
    a=rtpmap:108 MP4A-LATM/90000
    a=fmtp:108 profile-level-id=24;object=23;bitrate=128000
    a=rtpmap:9 G722/8000
    a=rtpmap:8 PCMA/8000
    a=rtpmap:0 PCMU/8000
    a=rtpmap:101 telephone-event/8000
    a=fmtp:101 0-15
    a=rtcp:17001 IN IP4 198.51.100.20
    m=video 17002 RTP/AVP 126 97
    b=TIAS:6000000
    a=rtpmap:126 H264/90000
    a=fmtp:126 profile-level-id=428016;packetization-mode=1;max-mbps=245000;max-fs=8160;level-asymmetry-allowed=1
    a=rtpmap:97 H264/90000
    a=fmtp:97 profile-level-id=428016;max-mbps=245000;max-fs=8160
    a=rtcp-fb:* nack pli
    a=rtcp-fb:* ccm fir
    a=content:main
    a=label:11
    a=rtcp:17019
    m=application 17020 RTP/AVP 107
    a=rtpmap:107 H224/4800
    a=sendrecv
    m=audio 17030 UDP/TLS/RTP/SAVP 0
    a=fingerprint:SHA-1 00:11:22
    a=setup:actpass`),

  /** Tandberg C-series: content line without a=content, BFCP over TCP, mode 0 only. */
  tandberg: body(`
    v=0
    o=tandberg 7 2 IN IP4 203.0.113.30
    s=-
    c=IN IP4 203.0.113.30
    b=CT:2000
    t=0 0
    m=audio 2326 RTP/AVP 9 8 0 101
    a=rtpmap:101 telephone-event/8000
    m=video 2328 RTP/AVP 97 34
    b=TIAS:1920000
    a=rtpmap:97 H264/90000
    a=fmtp:97 profile-level-id=42800d;max-mbps=35000;max-fs=3600
    m=application 5070 TCP/BFCP *
    a=floorctrl:c-s
    m=video 2330 RTP/AVP 97
    a=rtpmap:97 H264/90000
    a=fmtp:97 profile-level-id=42800d
    m=application 2332 RTP/AVP 100
    a=rtpmap:100 H224/4800`),
};

/** An SDP body from indented lines. */
export function body(text: string): string {
  return `${text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .join('\r\n')}\r\n`;
}

/** A body with one G.711 audio line; `more` is appended to it. */
export function audioOffer({ port = 40000, address = '192.0.2.1', more = '', version = 1 } = {}): string {
  return body(`
    v=0
    o=- 1 ${version} IN IP4 192.0.2.1
    s=-
    c=IN IP4 ${address}
    t=0 0
    m=audio ${port} RTP/AVP 0 101
    a=rtpmap:101 telephone-event/8000
    ${more}`);
}
