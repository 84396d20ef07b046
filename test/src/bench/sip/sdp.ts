const lines = (...text: string[]): string => text.map(line => `${line}\r\n`).join('');

/** What a room system offers. SIPp fills in the brackets. */
export const offerSdp = lines(
  'v=0',
  'o=room 1 1 IN IP4 [local_ip]',
  's=-',
  'c=IN IP4 [media_ip]',
  't=0 0',
  'm=audio [media_port] RTP/AVP 9 0 8 101',
  'a=rtpmap:9 G722/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-15',
  'm=video [media_port+2] RTP/AVP 97',
  'b=AS:2000',
  'a=rtpmap:97 H264/90000',
  'a=fmtp:97 profile-level-id=42801f;packetization-mode=1',
  'a=rtcp-fb:* nack pli',
);

/** What answers without media of its own say. */
export const answerSdp = lines(
  'v=0',
  'o=peer 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 9 RTP/AVP 9',
  'a=rtpmap:9 G722/8000',
  'm=video 0 RTP/AVP 97',
);
