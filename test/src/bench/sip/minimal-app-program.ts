/**
 * The least that answers calls with drachtio-srf: the embedded SIP server and `createUAS`, in a process of its own.
 * Arguments: the SIP port. Prints `ready`.
 */
import { DrachtioEmbedded } from '@opencvi/drachtio-embedded';
import Srf from 'drachtio-srf';
import { answerSdp } from './sdp.ts';

const secret = 'bench';
const port = Number(process.argv[2]);
const server = new DrachtioEmbedded({ listeners: [{ transport: 'udp', host: '127.0.0.1', port }], control: { secret } });
const { controlPort } = await server.start();

const srf = new Srf();
srf.invite(async (req, res) => {
  const dialog = await srf.createUAS(req, res, { localSdp: answerSdp });
  dialog.on('destroy', () => {});
});
srf.on('connect', () => console.log('ready'));
srf.connect({ host: '127.0.0.1', port: controlPort, secret });
