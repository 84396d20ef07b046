import { offerSdp } from './sdp.ts';

const head = (method: string, to: string, sequence: number): string => `${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
From: "Room" <sip:room@[local_ip]:[local_port]>;tag=[pid]bench[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>${to}
Call-ID: [call_id]
CSeq: ${sequence} ${method}
Contact: <sip:room@[local_ip]:[local_port]>
Max-Forwards: 70`;

const send = (attributes: string, text: string): string => `<send${attributes}><![CDATA[\n\n${text}\n\n]]></send>`;
const bare = (text: string): string => `${text}\nContent-Length: 0\n`;

/** One call: INVITE, 200, ACK, BYE, 200. Nobody talks in between. */
export const callScenario = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="call">
${send(
  ' retrans="500"',
  `${head('INVITE', '', 1)}
User-Agent: SIPp
Allow: INVITE, ACK, CANCEL, BYE, INFO, OPTIONS, UPDATE
Supported: timer, replaces
Content-Type: application/sdp
Content-Length: [len]

${offerSdp.replaceAll('\r\n', '\n')}`,
)}
<recv response="100" optional="true"/>
<recv response="180" optional="true"/>
<recv response="183" optional="true"/>
<recv response="200" rrs="true"/>
${send('', bare(head('ACK', '[peer_tag_param]', 1)))}
${send(' retrans="500"', bare(head('BYE', '[peer_tag_param]', 2)))}
<recv response="200"/>
</scenario>
`;
