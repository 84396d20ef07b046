import type { types } from 'mediasoup';
import type { MediaConfig } from '../config.ts';
import { externalAddresses, isWildcard } from '../ports/local-address.ts';

/** Where browsers are served on one port, UDP first. ICE wants concrete addresses: a wildcard stands for each of this machine's. */
export function webRtcListenInfos(config: MediaConfig, port: number): types.TransportListenInfo[] {
  const announced = config.webRtc.announcedAddress ?? config.announcedAddress;
  const protocols: readonly types.TransportProtocol[] = config.webRtc.tcp ? ['udp', 'tcp'] : ['udp'];
  return protocols.flatMap(protocol =>
    listenAddresses(config).map(ip => ({ protocol, ip, port, ...(announced === undefined ? {} : { announcedAddress: announced }) })),
  );
}

function listenAddresses(config: MediaConfig): readonly string[] {
  if (config.webRtc.listenAddresses) return config.webRtc.listenAddresses;
  if (!isWildcard(config.listenAddress)) return [config.listenAddress];
  // an announced address stands for one that is not here: then all of them listen together
  if (config.webRtc.announcedAddress ?? config.announcedAddress) return ['0.0.0.0'];
  return [...externalAddresses(), '127.0.0.1'];
}
