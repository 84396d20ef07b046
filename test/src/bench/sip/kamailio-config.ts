import { answerSdp } from './sdp.ts';

/** Kamailio as a stateful user agent server (tm): what it takes at least to answer calls as ours does. One worker, no TCP. */
export const kamailioConfig = (port: number): string => `
debug=-1
log_stderror=yes
children=1
disable_tcp=yes
auto_aliases=no
listen=udp:127.0.0.1:${port}
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "textopsx.so"

request_route {
  if (is_method("ACK")) exit;
  if (!t_newtran()) exit;
  if (is_method("INVITE")) {
    append_to_reply("Contact: <sip:bench@127.0.0.1:${port}>\\r\\nContent-Type: application/sdp\\r\\n");
    $var(sdp) = "${answerSdp.replaceAll('\r\n', '\\r\\n')}";
    set_reply_body("$var(sdp)", "application/sdp");
  }
  t_reply("200", "OK");
}
`;
