import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { AesGcm } from './aes-gcm.ts';
import { deriveSessionKeys } from './key-derivation.ts';
import { SrtpReceiver } from './srtp-receiver.ts';
import { SrtpSender } from './srtp-sender.ts';

const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('RFC 3711 B.3: key derivation', () => {
  const keyAndSalt = fromHex('E1F97A0D3E018BE0D64FA32C06DE4139 0EC675AD498AFEEBB6960B3AABE6');

  test('gives the session keys of the document', () => {
    const { rtp } = deriveSessionKeys({ profile: 'AES_CM_128_HMAC_SHA1_80', keyAndSalt });
    expect(toHex(rtp.encryption.export())).toBe('c61e7a93744f39ee10734afe3ff7a087');
    expect(toHex(rtp.salt)).toBe('30cbbc08863d8c85d49db34a9ae1');
    expect(rtp.authentication && toHex(rtp.authentication.export())).toBe('cebe321f6ff7716b6fd4ab49af256a156d38baa4');
  });

  test('and with them the packet that libsrtp tests itself with', () => {
    const packet = fromHex(`800f1234decafbadcafebabe${'ab'.repeat(16)}`);
    const wire = '800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb';
    expect(toHex(new SrtpSender({ profile: 'AES_CM_128_HMAC_SHA1_80', keyAndSalt }).protectRtp(packet))).toBe(wire);
    expect(new SrtpReceiver({ profile: 'AES_CM_128_HMAC_SHA1_80', keyAndSalt }).unprotectRtp(fromHex(wire))).toEqual(packet);
  });

  test('refuses a key of the wrong length', () => {
    expect(() => deriveSessionKeys({ profile: 'AEAD_AES_256_GCM', keyAndSalt })).toThrow('takes 44 octets of key and salt, not 30');
  });
});

/** The session keys of RFC 7714 16 and 17: counting octets, and "Quid pro quo". */
function gcm(keyLength: number): AesGcm {
  const encryption = createSecretKey(Uint8Array.from({ length: keyLength }, (_, i) => i));
  const keys = { encryption, authentication: undefined, salt: fromHex('517569642070726f2071756f') };
  return new AesGcm({ rtp: keys, rtcp: keys });
}

describe('RFC 7714 16: SRTP with AES-GCM', () => {
  const header = '8040f17b8041f8d35501a0b2';
  const clear = fromHex(`${header}${Buffer.from('Gallia est omnis divisa in partes tres').toString('hex')}`);

  test.each([
    [16, 'f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce'],
    [32, '32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13'],
  ])('with a key of %i octets', (keyLength, sealed) => {
    const input = { headerLength: 12, ssrc: 0x5501a0b2, index: 0xf17b };
    expect(toHex(gcm(keyLength).protectRtp({ ...input, bytes: clear }))).toBe(header + sealed);
    expect(gcm(keyLength).unprotectRtp({ ...input, bytes: fromHex(header + sealed) })).toEqual(clear);
  });
});

describe('RFC 7714 17: SRTCP with AES-GCM', () => {
  const header = '81c8000d4d617273';
  const clear = fromHex(`${header}4e5450314e545032525450200000042a0000e9304c756e61${'deadbeef'.repeat(5)}`);

  test.each([
    [16, '63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade'],
    [32, 'd50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be8415f658c61de0476f1b6fad1d1eb30c4446839f57ff6f6cb26ac3be'],
  ])('with a key of %i octets', (keyLength, sealed) => {
    const input = { headerLength: 8, ssrc: 0x4d617273, index: 0x5d4 };
    const wire = `${header}${sealed}800005d4`;
    expect(toHex(gcm(keyLength).protectRtcp({ ...input, bytes: clear }))).toBe(wire);
    expect(gcm(keyLength).unprotectRtcp({ ...input, bytes: fromHex(wire) })).toEqual(clear);
  });
});
