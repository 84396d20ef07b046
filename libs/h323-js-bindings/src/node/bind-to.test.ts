import { expect, test } from '@jest/globals';
import { bindTo } from './bind-to.ts';

/** A machine on which binding to `::` fails; what was bound to, in order. */
function machine(code?: string) {
  const tried: string[] = [];
  const bind = async (host: string): Promise<string> => {
    tried.push(host);
    if (host === '::' && code !== undefined) throw Object.assign(new Error(`bind ${code} ::`), { code });
    return host;
  };
  return { tried, bind };
}

test('without an address both families are taken', async () => {
  const { tried, bind } = machine();
  expect(await bindTo(undefined, bind)).toBe('::');
  expect(tried).toEqual(['::']);
});

test.each(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EPROTONOSUPPORT', 'EINVAL'])(
  'a machine without IPv6 (%s) is listened on by IPv4 alone',
  async code => {
    const { tried, bind } = machine(code);
    expect(await bindTo(undefined, bind)).toBe('0.0.0.0');
    expect(tried).toEqual(['::', '0.0.0.0']);
  },
);

test('a port that is taken is not had by IPv4 alone instead', async () => {
  const { tried, bind } = machine('EADDRINUSE');
  await expect(bindTo(undefined, bind)).rejects.toThrow('EADDRINUSE');
  expect(tried).toEqual(['::']);
});

test('an address that was asked for has no substitute', async () => {
  const { tried, bind } = machine('EAFNOSUPPORT');
  await expect(bindTo('::', bind)).rejects.toThrow('EAFNOSUPPORT');
  expect(tried).toEqual(['::']);
});
