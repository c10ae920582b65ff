// The addresses a connection is made to are the ones that were judged.
import type { LookupOptions } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { PrivateAddressError, publicLookup, type ResolvedAddress } from '../../../src/services/http/public-lookup.js';

const v4 = { address: '1.1.1.1', family: 4 };
const v6 = { address: '2606:4700::1111', family: 6 };

function look(found: readonly ResolvedAddress[] | Error, options: LookupOptions): Promise<unknown> {
  const resolve = async () => {
    if (found instanceof Error) throw found;
    return found;
  };
  return new Promise((done) => {
    publicLookup(resolve)('some.host', options, (error, ...rest) => done(error ?? rest));
  });
}

describe('a host', () => {
  it('out there is reached at its addresses', async () => {
    expect(await look([v4, v6], { all: true })).toEqual([[v4, v6]]);
    expect(await look([v4, v6], {})).toEqual(['1.1.1.1', 4]);
  });

  it.each([
    ...['127.0.0.1', '10.1.2.3', '169.254.169.254', '100.64.0.1', '192.168.1.1'].map((address) => ({ address, family: 4 })),
    ...['::1', '::ffff:127.0.0.1', 'fd00::1', 'fe80::1'].map((address) => ({ address, family: 6 })),
  ])('that leads to $address is not reached, nor when only one of its addresses does', async (inside) => {
    for (const found of [[inside], [v4, inside], [inside, v6]]) {
      expect(await look(found, { all: true })).toBeInstanceOf(PrivateAddressError);
      expect(await look(found, {})).toBeInstanceOf(PrivateAddressError);
    }
  });

  it('without any address is not reached', async () => {
    expect(await look([], { all: true })).toBeInstanceOf(PrivateAddressError);
  });

  it('that nobody knows is said so', async () => {
    const unknown = new Error('getaddrinfo ENOTFOUND');
    expect(await look(unknown, { all: true })).toBe(unknown);
  });
});
