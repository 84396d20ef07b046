import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Logger, tenantSettings } from '@opencvi/plugin-api';
import { assetPath } from '../assets.ts';
import { ivrConfig } from '../config.ts';
import { checkPrompts, promptNames } from './check-prompts.ts';
import { checkTenants } from './check-tenants.ts';
import { PictureLibrary } from './picture-library.ts';
import { PromptLibrary } from './prompt-library.ts';
import { promptProblem, wavFormat } from './wav-header.ts';

let folder: string;
const warnings: string[] = [];
const log: Logger = { debug() {}, info() {}, warn: message => void warnings.push(message), error() {}, child: () => log };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opencvi-ivr-'));
  warnings.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string) => {
  writeFileSync(join(folder, name), 'x');
  return join(folder, name);
};

describe('PromptLibrary', () => {
  test("takes the tenant's file, then the profile's, then ours", async () => {
    mkdirSync(join(folder, 'acme'));
    const theirs = put('acme/welcome.wav');
    const ours = put('ask.wav');
    const prompts = new PromptLibrary(folder, log);
    const tenant = { name: 'acme', ivr: { prompts: join(folder, 'acme') } };
    expect(await prompts.find('welcome', tenant)).toBe(theirs);
    expect(await prompts.find('ask', tenant)).toBe(ours);
    expect(await prompts.find('lobby', tenant)).toBe(assetPath('en', 'lobby.wav'));
    expect(await prompts.find('welcome')).toBe(assetPath('en', 'welcome.wav'));
    await expect(prompts.find('nonsense')).rejects.toThrow("no prompt 'nonsense': put nonsense.wav into");
  });

  test("tells once of a tenant's folder that is missing", async () => {
    const prompts = new PromptLibrary(undefined, log);
    const tenant = { name: 'acme', ivr: { prompts: join(folder, 'nowhere') } };
    for (const name of ['welcome', 'ask']) expect(await prompts.find(name, tenant)).toBe(assetPath('en', `${name}.wav`));
    expect(warnings).toEqual(['folder of prompts is missing']);
  });
});

describe('PictureLibrary', () => {
  test('prefers what is encoded already', async () => {
    const png = put('own.png');
    const pictures = new PictureLibrary({ lobby: png }, log);
    expect(await pictures.find('splash')).toBe(assetPath('pictures', 'splash.h264'));
    expect(await pictures.find('lobby')).toBe(png);
    expect(await pictures.find('splash', { name: 'acme', ivr: { picture: png } })).toBe(png);
    expect(await pictures.find('goodbye', { name: 'acme', ivr: { picture: png } })).toBe(assetPath('pictures', 'goodbye.h264'));
    const encoded = put('own.h264');
    expect(await pictures.find('lobby')).toBe(encoded);
  });

  test('falls back when the picture of a tenant is missing, and says so once', async () => {
    const pictures = new PictureLibrary({}, log);
    const tenant = { name: 'acme', ivr: { picture: join(folder, 'nowhere.png') } };
    for (let time = 0; time < 2; time++) expect(await pictures.find('splash', tenant)).toBe(assetPath('pictures', 'splash.h264'));
    expect(warnings).toEqual(['picture is missing']);
  });

  test('names missing files at the start', async () => {
    await new PictureLibrary({ splash: put('there.png') }, log).check();
    await expect(new PictureLibrary({ splash: '/nowhere/a.png' }, log).check()).rejects.toThrow(
      'pictures.splash: there is no file /nowhere/a.png',
    );
  });
});

describe('what comes with the package', () => {
  const { flow } = ivrConfig.parse({});

  test('has every prompt of the default flow, and no other', async () => {
    await checkPrompts(flow, new PromptLibrary(undefined, log));
    const texts = JSON.parse(await readFile(assetPath('en', 'prompts.json'), 'utf8'));
    expect(promptNames(flow).sort()).toEqual(Object.keys(texts).sort());
  });

  test('prompts are 16 kHz', async () => {
    for (const name of promptNames(flow)) {
      expect(wavFormat(await readFile(assetPath('en', `${name}.wav`)))).toEqual({
        encoding: 1,
        channels: 1,
        sampleRate: 16_000,
        bitsPerSample: 16,
      });
    }
  });

  test.each(['splash', 'lobby', 'goodbye'])(
    '%s is constrained baseline in two groups of pictures, in NAL units that fit a packet',
    async kind => {
      const stream = await readFile(assetPath('pictures', `${kind}.h264`));
      const units = stream.toString('latin1').split('\0\0\x01').slice(1);
      const types = units.map(unit => unit.charCodeAt(0) & 31);
      expect([...new Set(types)]).toEqual([7, 8, 5, 1]);
      expect(types.filter(type => type === 7)).toHaveLength(2);
      expect(Math.max(...units.map(unit => unit.length))).toBeLessThanOrEqual(1_200);
      // profile_idc 66 with constraint_set1: constrained baseline; level_idc 31: level 3.1 (H.264 7.4.2.1.1).
      expect([1, 2, 3].map(byte => units[0]?.charCodeAt(byte))).toEqual([66, 0xc0, 31]);
    },
  );
});

test('a flow that names a missing prompt, or one that is no WAV file, does not start', async () => {
  put('broken.wav');
  const { flow } = ivrConfig.parse({ flow: { welcome: ['nonsense', 'broken'] } });
  await expect(checkPrompts(flow, new PromptLibrary(folder, log))).rejects.toThrow(
    /no prompt 'nonsense'.*broken\.wav is no WAV file; .*ffmpeg/s,
  );
});

test('a prompt in stereo is refused with a remedy', () => {
  const header = Buffer.alloc(64);
  header.write('RIFF', 0);
  header.write('WAVE', 8);
  header.write('LIST', 12);
  header.writeUInt32LE(3, 16);
  header.write('fmt ', 24);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(2, 34);
  header.writeUInt16LE(16, 46);
  expect(promptProblem('a.wav', header)).toContain('a.wav is 16-bit with 2 channels');
});

test('a folder of prompts that is not there is told at the start', async () => {
  const { flow } = ivrConfig.parse({});
  await expect(checkPrompts(flow, new PromptLibrary('/nowhere/prompts', log))).rejects.toThrow(
    'prompts: there is no folder /nowhere/prompts',
  );
});

test('what callers of a tenant would miss is warned of at the start', async () => {
  put('welcome.wav');
  const { flow } = ivrConfig.parse({});
  const tenant = (name: string, ivr?: object) => tenantSettings.parse({ name, ...(ivr && { ivr }) });
  const all = [
    tenant('plain'),
    tenant('good', {}),
    tenant('broken', { prompts: folder }),
    tenant('gone', { prompts: '/nowhere', picture: '/nowhere.png' }),
  ];
  const libraries = { prompts: new PromptLibrary(undefined, log), pictures: new PictureLibrary({}, log), log };
  await checkTenants({ all: () => all }, flow, libraries);
  expect(warnings).toEqual(['prompts of a tenant cannot be played', 'folder of prompts is missing', 'picture is missing']);
});
