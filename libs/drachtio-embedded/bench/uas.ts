/**
 * Answers calls with drachtio-srf on the embedded server and prints CPU time per call. Run it, then for example
 * `sipp -sn uac -r 500 -m 5000 127.0.0.1:15060`; end it with Ctrl-C.
 */
import Srf from 'drachtio-srf';
import { DrachtioEmbedded } from '../src/index.ts';

const port = Number(process.argv[2] ?? 15060);
const server = new DrachtioEmbedded({
  listeners: [
    { transport: 'udp', host: '127.0.0.1', port },
    { transport: 'tcp', host: '127.0.0.1', port },
  ],
  control: { secret: 'bench' },
});
const { controlPort } = await server.start();
const srf = new Srf();
let calls = 0;
const localSdp = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n';

srf.invite(async (req, res) => {
  calls++;
  const dialog = await srf.createUAS(req, res, { localSdp }).catch(error => console.error(error));
  dialog?.on('destroy', () => {});
});
srf.connect({ host: '127.0.0.1', port: controlPort, secret: 'bench' });
srf.on('connect', (_error, hostport) => console.log(`ready on ${hostport}`));

let before = { calls: 0, cpu: process.cpuUsage() };
setInterval(() => {
  const cpu = process.cpuUsage();
  const done = calls - before.calls;
  const used = cpu.user + cpu.system - before.cpu.user - before.cpu.system;
  if (done > 0) console.log(`${done} calls/s, ${(used / done).toFixed(0)} us CPU per call, ${JSON.stringify(server.stats())}`);
  before = { calls, cpu };
}, 1000);
process.once('SIGINT', () => process.exit(0));
