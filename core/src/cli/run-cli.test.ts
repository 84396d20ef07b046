import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dataFolderAt } from '../gateway/data-folder.ts';
import { adminToken } from '../http/admin-token.ts';
import { certificateOf } from '../http/certificate.ts';
import { runCli } from './run-cli.ts';

const profile = path.join(import.meta.dirname, '../testing/runnable-profile.ts');
let folder: string;
let printed: string[];
let complained: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-cli-'));
  [printed, complained] = [[], []];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...argv: string[]): Promise<number> {
  const print = (line: string): void => void printed.push(line);
  const complain = (line: string): void => void complained.push(line);
  return runCli(argv, { print, complain, environment: {}, cwd: folder });
}

const withProfile = ['--profile', profile];
const output = (): string => printed.join('\n');

describe('opencvi', () => {
  test('--help lists the built-in commands and those of plugins', async () => {
    expect(await run(...withProfile, '--help')).toBe(0);
    for (const command of ['start', 'check', 'calls', 'profiles', 'plugins', 'schema', 'greet']) expect(output()).toContain(command);
  });

  test('--help works where the configuration is broken', async () => {
    expect(await run('--profile', 'no-such-profile', '--help')).toBe(0);
    expect(output()).toContain('Usage: opencvi');
  });

  test('--version prints the version', async () => {
    expect(await run('--version')).toBe(0);
    expect(output()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('an unknown command is wrong usage, with the nearest one', async () => {
    expect(await run(...withProfile, 'chekc')).toBe(64);
    expect(complained.join('\n')).toContain('check');
  });
});

describe('opencvi check', () => {
  test('prints the effective plan', async () => {
    expect(await run(...withProfile, 'check')).toBe(0);
    expect(output()).toContain('The configuration is valid.');
    expect(output()).toContain('runnable-plugin {"greeting":"hello"}');
    expect(output()).toContain('default: *');
  });

  test('--json prints it for machines', async () => {
    expect(await run(...withProfile, 'check', '--json')).toBe(0);
    expect(JSON.parse(output())).toMatchObject({ profile: 'runnable', data: path.join(folder, 'data') });
  });

  test('explains what is wrong and exits with 78', async () => {
    const file = path.join(folder, 'opencvi.yaml');
    writeFileSync(file, `profile: ${profile}\nplugins:\n  runnable-plugin:\n    greetin: hi\n`);
    expect(await run('check', '--config', file)).toBe(78);
    expect(complained.join('\n')).toContain(
      `${file}:4:5: plugins.runnable-plugin.greetin: unknown setting "greetin"; did you mean "greeting"?`,
    );
  });

  test('a file that is not there is said to be so', async () => {
    expect(await run('check', '--config', path.join(folder, 'absent.yaml'))).toBe(78);
    expect(complained.join('\n')).toContain('absent.yaml');
  });
});

describe('opencvi schema', () => {
  test('describes the settings of every plugin', async () => {
    expect(await run(...withProfile, 'schema')).toBe(0);
    const schema = JSON.parse(output());
    expect(schema.properties.http.properties.port).toMatchObject({ default: 8080, description: 'Port; 0 takes a free one' });
    expect(JSON.stringify(schema.properties.plugins.properties['runnable-plugin'])).toContain('What is said');
  });
});

describe('a command of a plugin', () => {
  test('gets its arguments and options, and gives the exit code', async () => {
    expect(await run(...withProfile, 'greet', 'room', '--loud')).toBe(0);
    expect(printed).toEqual(['hello room!']);
    expect(await run(...withProfile, 'greet', 'nobody')).toBe(3);
  });

  test('may ask the running gateway, which its options name', async () => {
    const { url, close } = await serve(({ method, url, headers }) => [200, { method, url, authorization: headers.authorization }]);
    expect(await run(...withProfile, 'fetch', '/rooms', '--url', url, '--token', 'mine')).toBe(0);
    expect(JSON.parse(output())).toEqual({ method: 'POST', url: '/api/v1/rooms', authorization: 'Bearer mine' });
    close();
    expect(await run(...withProfile, 'fetch', '/rooms', '--url', 'http://127.0.0.1:1')).toBe(1);
    expect(complained.join()).toContain('no gateway answers at http://127.0.0.1:1');
    expect(await run(...withProfile, 'greet', 'room', '--url', url)).toBe(64);
  });

  test('says itself what is wrong usage', async () => {
    expect(await run(...withProfile, 'greet', '')).toBe(64);
    expect(complained).toEqual(['say whom to greet']);
    // Of a plugin that brings a plugin API of its own along
    expect(await run(...withProfile, 'greet', '-')).toBe(64);
    expect(await run(...withProfile, 'fetch', '/rooms', '--url', 'gateway.example')).toBe(64);
    expect(complained.at(-1)).toContain('a web address is wanted');
  });

  test('without its argument is wrong usage', async () => {
    expect(await run(...withProfile, 'greet')).toBe(64);
  });
});

/** A gateway's API that answers everything with a status and a body. */
async function serve(answer: (request: IncomingMessage) => [number, object]): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const [status, body] = answer(request);
    response.writeHead(status).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

describe('opencvi calls', () => {
  test('with an id shows all of a call that has ended, facts of both legs included', async () => {
    const record = { id: 'c1', endReason: { code: 'normal' }, facts: { callId: 'a@b' }, meetingFacts: { graphCall: 'g1' }, media: [] };
    const server = createServer((request, response) => {
      const found = request.url === '/api/v1/call-records/c1';
      response.writeHead(found ? 200 : 404).end(JSON.stringify(found ? record : { detail: `no ${request.url}` }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await run(...withProfile, 'calls', 'c1', '--url', url)).toBe(0);
    expect(printed).toEqual([
      'id                      c1',
      'endReason.code          normal',
      'facts.callId            a@b',
      'meetingFacts.graphCall  g1',
    ]);
    expect(await run(...withProfile, 'calls', 'c2', '--url', url)).toBe(1);
    expect(complained.join()).toContain('no /api/v1/call-records/c2');
    server.close();
  });

  test('of records says how long each was and why it ended', async () => {
    const startedAt = '2026-01-01T10:00:00.000Z';
    const record = (id: string, endReason: object) => ({ id, protocol: 'sip', startedAt, endedAt: '2026-01-01T10:01:30.400Z', endReason });
    const records = [
      record('c1', { code: 'not-found', by: 'gateway', detail: 'no meeting 1172827000' }),
      { ...record('c2', { code: 'normal', by: 'room' }), failedAttempts: [{ meeting: '0123456789', code: 'not-found' }] },
    ];
    const { url, close } = await serve(() => [200, { records }]);
    expect(await run(...withProfile, 'calls', '--records', '--url', `${url}/`)).toBe(0);
    expect(printed.map(line => line.replace(/ +/g, ' '))).toEqual([
      'ID STATE PROTOCOL FROM DIALLED MEETING STARTED SECONDS BY AND WHY',
      `c1 not-found sip - - - ${startedAt} 90 gateway: no meeting 1172827000`,
      `c2 normal sip - - - ${startedAt} 90 room: after 0123456789 not-found`,
    ]);
    close();
  });

  test('makes no token where there is none, and says where it looked', async () => {
    const { url, close } = await serve(({ headers }) =>
      headers.authorization === 'Bearer mine' ? [200, { calls: [] }] : [401, { detail: 'no' }],
    );
    expect(await run(...withProfile, 'calls', '--url', url)).toBe(1);
    expect(complained.join('\n')).toContain(`looked for it in ${path.join(folder, 'data')}`);
    expect(existsSync(path.join(folder, 'data'))).toBe(false);
    expect(await run(...withProfile, 'calls', '--url', url, '--token', 'mine')).toBe(0);
    expect(printed).toEqual(['no calls']);
    close();
  });

  test('trusts the certificate that the gateway made for itself, and says what to do where it is unknown', async () => {
    const kept = { folder: dataFolderAt(path.join(folder, 'data')), names: [], now: Date.now() };
    const server = createTlsServer(await certificateOf('self-signed', kept), (_, response) => response.end('{"calls":[]}'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const file = path.join(folder, 'tls.yaml');
    writeFileSync(file, `http: { port: ${port}, tls: self-signed }\n`);
    expect(await run(...withProfile, 'calls', '--config', file)).toBe(0);
    expect(printed).toEqual(['no calls']);
    // The data folder is known, whatever the address is
    expect(await run(...withProfile, 'calls', '--url', `https://127.0.0.1:${port}`)).toBe(0);
    writeFileSync(file, `data: elsewhere\n`);
    expect(await run(...withProfile, 'calls', '--config', file, '--url', `https://127.0.0.1:${port}`)).toBe(1);
    expect(complained.join()).toMatch(/not trusted .*NODE_EXTRA_CA_CERTS/s);
    server.close();
  });

  test('says so when no gateway answers', async () => {
    expect(await run(...withProfile, 'calls', '--url', 'http://127.0.0.1:1')).toBe(1);
    expect(complained.join('\n')).toContain('no gateway answers at http://127.0.0.1:1');
  });
});

test('opencvi licences shows what is used, allowed, was used at most, and was refused', async () => {
  const gateway = { running: 3, maximum: 500, highest: 7, refused: 0 };
  const { url, close } = await serve(({ url }) => [
    url === '/api/v1/licences' ? 200 : 404,
    {
      gateway,
      tenants: [
        { name: 'contoso', running: 2, maximum: 2, highest: 2, refused: 4 },
        { name: 'fabrikam', running: 1, highest: 5, refused: 0 },
      ],
    },
  ]);
  expect(await run(...withProfile, 'licences', '--url', url)).toBe(0);
  expect(printed.map(line => line.replace(/ +/g, ' '))).toEqual([
    'LICENCES OF RUNNING MAXIMUM HIGHEST REFUSED',
    'the gateway 3 500 7 0',
    'contoso 2 2 2 4',
    'fabrikam 1 - 5 0',
  ]);
  close();
});

test('a name that devices give themselves steers no terminal', async () => {
  const { url, close } = await serve(() => [200, { id: '01', displayName: '\x1b[2J\x1b]0;x\x07Room\u009b31m \u202e4' }]);
  expect(await run(...withProfile, 'calls', '01', '--url', url)).toBe(0);
  expect(output()).toContain('Room');
  expect(output()).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  close();
});

describe('the admin token', () => {
  test('is made once, for its owner alone, unless the environment has one', () => {
    const first = adminToken(folder, {});
    expect(first.value.length).toBeGreaterThanOrEqual(32);
    expect(adminToken(folder, {}).value).toBe(first.value);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    const made = path.join(folder, 'made');
    adminToken(made, {});
    expect(statSync(made).mode & 0o777).toBe(0o700);
    expect(adminToken(folder, { OPENCVI_ADMIN_TOKEN: 'mine' })).toMatchObject({ value: 'mine', from: 'environment' });
  });

  test('is made again where a full disk left an empty file', () => {
    writeFileSync(path.join(folder, 'admin-token'), '');
    expect(adminToken(folder, {}).value.length).toBeGreaterThanOrEqual(32);
  });

  test('a data folder that cannot be made is told, with what to do', () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => adminToken(file, {})).toThrow(/^data folder: .*a-file cannot be used: .*\n {2}→ /);
  });
});

test('a file that is no configuration at all is told in a page, not in a book', async () => {
  const file = path.join(folder, 'noise.yaml');
  writeFileSync(file, 'a: [\n]: }\n'.repeat(500));
  expect(await run('check', '--config', file)).toBe(78);
  const told = complained.join('\n').split('\n');
  expect(told.length).toBeLessThan(60);
  expect(told.at(-1)).toMatch(/^\.\.\. and \d+ more$/);
});

describe('opencvi simulate', () => {
  test('runs the profile of a simulator, whatever the file of the gateway beside it says', async () => {
    writeFileSync(path.join(folder, 'opencvi.yaml'), 'http: { prot: 1 }\n');
    expect(await run('simulate', 'nothing-at-all')).toBe(78);
    expect(complained.join('\n')).toContain('profile "nothing-at-all-simulator" cannot be loaded');
  });

  test('takes a file of its own', async () => {
    writeFileSync(path.join(folder, 'sim.yaml'), 'http: {');
    expect(await run('simulate', 'teams', '--config', path.join(folder, 'sim.yaml'))).toBe(78);
    expect(complained.join('\n')).toContain('sim.yaml');
  });
});
