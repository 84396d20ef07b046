import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { sdp, startApp, type TestApp } from '../test/srf-app.ts';
import type { SrfDialog } from '../test/srf-types.ts';

async function call(callee: TestApp, caller: TestApp, uri: string) {
  const answered = deferred<SrfDialog>();
  waiting = answered.resolve;
  const uac = await caller.srf.createUAC(uri, { localSdp: sdp('caller') });
  return { uac, uas: await answered.promise, callee };
}

let waiting: (dialog: SrfDialog) => void = () => {};
let callee: TestApp;
let caller: TestApp;

beforeAll(async () => {
  callee = await startApp({}, srf => {
    srf.invite(async (req, res) => {
      const dialog = await srf.createUAS(req, res, { localSdp: sdp('callee') });
      dialog.once('ack', () => waiting(dialog));
    });
  });
  caller = await startApp({}, srf => srf.invite((_, res) => res.send(486)));
});

afterAll(async () => {
  await caller[Symbol.asyncDispose]();
  await callee[Symbol.asyncDispose]();
});

describe.each(['udp', 'tcp'] as const)('within a dialog over %s', transport => {
  test.each(['INFO', 'UPDATE', 'OPTIONS', 'NOTIFY', 'MESSAGE', 'REFER'])('%s goes both ways', async method => {
    const { uac, uas } = await call(callee, caller, callee.uri('room', transport));
    for (const [from, to] of [
      [uac, uas],
      [uas, uac],
    ] as const) {
      to.once(method.toLowerCase(), (req, res) => {
        expect(req.body).toBe('text');
        res.send(200, { headers: { 'X-Seen': method } });
      });
      const headers = { 'Content-Type': 'text/plain', 'Refer-To': '<sip:other@example.com>', Event: 'refer' };
      const response = await from.request({ method, headers, body: 'text' });
      expect([response.status, response.get('X-Seen')]).toEqual([200, method]);
    }
    await uac.destroy();
  });

  test('re-INVITEs go both ways', async () => {
    const { uac, uas } = await call(callee, caller, callee.uri('room', transport));
    uas.once('modify', (_, res) => res.send(200, { body: sdp('callee-2') }));
    expect(await uac.modify(sdp('caller-2'))).toBe(sdp('callee-2'));
    uac.once('modify', (_, res) => res.send(200, { body: sdp('caller-3') }));
    expect(await uas.modify(sdp('callee-3'))).toBe(sdp('caller-3'));
    await uas.destroy();
    expect([caller.server.stats().dialogs, callee.server.stats().dialogs]).toEqual([0, 0]);
  });

  test('a rejected re-INVITE leaves the dialog', async () => {
    const { uac, uas } = await call(callee, caller, callee.uri('room', transport));
    uas.once('modify', (_, res) => res.send(488));
    await expect(uac.modify(sdp('caller-2'))).rejects.toMatchObject({ status: 488 });
    expect((await uac.request({ method: 'INFO' })).status).toBe(200);
    await uac.destroy();
  });

  test('the callee hangs up', async () => {
    const { uac, uas } = await call(callee, caller, callee.uri('room', transport));
    const ended = deferred<string>();
    uac.on('destroy', (_, reason) => ended.resolve(reason));
    await uas.destroy();
    expect(await ended.promise).toBe('normal release');
    await expect(uac.request({ method: 'INFO' })).rejects.toMatchObject({ code: 'ENODIALOG' });
  });
});

test('an unknown dialog is 481 to the network', async () => {
  const { uac, uas } = await call(callee, caller, callee.uri('room'));
  const gone = deferred<number>();
  const headers = { To: `<${callee.uri('room')}>;tag=nobody`, From: '<sip:me@localhost>' };
  caller.srf.request(callee.uri('room'), { method: 'INFO', headers }, (_, req) => {
    req.on('response', ((res: { status: number }) => gone.resolve(res.status)) as never);
  });
  expect(await gone.promise).toBe(481);
  await uac.destroy();
  expect(uas.id).toBe(uac.id);
});
