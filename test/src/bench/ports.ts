/** Every port of the benchmark, on the loopback address; none is one of the end-to-end tests. */
export const ports = {
  minimalApp: 21_000,
  kamailio: 21_001,
  gateway: { http: 21_003, sip: 21_004, sipTls: 21_005, h323: 21_006, rtp: { first: 21_100, last: 21_299 } },
  sipp: 21_010,
  phones: 21_030,
  minimalH323: 21_040,
  /** On an address of its own. */
  asteriskRtp: { first: 24_000, last: 26_999 },
  rtpengineControl: 21_020,
  bridge: { first: 21_300, last: 21_559 },
  rtpengine: { first: 21_560, last: 21_819 },
  relay: 21_820,
  sinks: 21_900,
  simulator: 23_000,
} as const;
