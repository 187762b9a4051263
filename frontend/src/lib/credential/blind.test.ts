import { BlindRSA, getSuiteByName } from '@cloudflare/blindrsa-ts';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { answer } from './answer';
import { blind, encodeToken, fingerprint, finish, keyID } from './blind';
import { toBase64URL, toHex, type Bytes } from './bytes';

const root = new URL('../../../../', import.meta.url);

/** testdata/token.json of the server's package credential, whose tests read it too. */
interface Golden {
  key: string;
  spki: string;
  otherSpki: string;
  keyId: string;
  fingerprint: string;
  issuances: Record<
    'madeBy' | 'message' | 'blinded' | 'inverse' | 'blindSignature' | 'signature' | 'token',
    string
  >[];
}

const golden = JSON.parse(
  readFileSync(new URL('internal/credential/testdata/token.json', root), 'utf8'),
) as Golden;

const bytes = (base64url: string): Bytes => new Uint8Array(Buffer.from(base64url, 'base64url'));
const fromHex = (hex: string): Bytes => new Uint8Array(Buffer.from(hex.replace('0x', ''), 'hex'));
const spki = bytes(golden.spki);

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let b = base % modulus, e = exponent; e > 0n; e >>= 1n, b = (b * b) % modulus) {
    if (e & 1n) result = (result * b) % modulus;
  }
  return result;
}

const toNumber = (b: Uint8Array): bigint => BigInt(`0x${toHex(b)}`);
const fromNumber = (n: bigint, size: number): Bytes =>
  fromHex(n.toString(16).padStart(2 * size, '0'));

/** The server's part, by the golden key. */
async function signBlinded(blinded: Bytes): Promise<Bytes> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const key = await crypto.subtle.importKey('pkcs8', bytes(golden.key), algorithm, true, ['sign']);
  const { n = '', d = '' } = await crypto.subtle.exportKey('jwk', key);
  const modulus = toNumber(bytes(n));
  return fromNumber(modPow(toNumber(blinded), toNumber(bytes(d)), modulus), 256);
}

async function verifies(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const imported = await crypto.subtle.importKey('spki', key, algorithm, false, ['verify']);
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 48 }, imported, signature, message);
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each(golden.issuances)('an issuance made by $madeBy', (made) => {
  const message = bytes(made.message);
  const signature = bytes(made.signature);

  it('finishes with the same signature here', async () => {
    const request = { message, inv: bytes(made.inverse) };
    const got = await finish(spki, request, bytes(made.blindSignature));
    expect(toBase64URL(got)).toBe(made.signature);
  });

  it('verifies under its own key alone', async () => {
    expect(await verifies(spki, message, signature)).toBe(true);
    expect(await verifies(bytes(golden.otherSpki), message, signature)).toBe(false);
  });

  it('encodes to the same token', async () => {
    expect(await encodeToken(spki, message, signature)).toBe(made.token);
    expect(made.token).toHaveLength(438);
  });

  it('has the blind signature that the key gives', async () => {
    expect(toBase64URL(await signBlinded(bytes(made.blinded)))).toBe(made.blindSignature);
  });
});

describe('a key', () => {
  it('has the name and the fingerprint that the server gives it', async () => {
    expect(toBase64URL(await keyID(spki))).toBe(golden.keyId);
    expect(await fingerprint(spki)).toBe(golden.fingerprint);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['noise', new Uint8Array(294).fill(7)],
    ['a key cut short', spki.slice(0, -1)],
  ])('is refused when it is %s', async (_, der) => {
    await expect(blind(der)).rejects.toMatchObject({ fault: 'key' });
  });

  it('is refused when it has another size', async () => {
    const { publicKey } = await crypto.subtle.generateKey(
      {
        name: 'RSA-PSS',
        hash: 'SHA-384',
        modulusLength: 1024,
        publicExponent: Uint8Array.of(1, 0, 1),
      },
      true,
      ['sign', 'verify'],
    );
    const der = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
    await expect(blind(der)).rejects.toMatchObject({ fault: 'key' });
  });
});

describe('a request', () => {
  it('is blinded, signed and finished into a credential', async () => {
    const request = await blind(spki);
    expect([request.message.length, request.blinded.length, request.inv.length]).toEqual([
      64, 256, 256,
    ]);
    const signature = await finish(spki, request, await signBlinded(request.blinded));
    expect(await verifies(spki, request.message, signature)).toBe(true);
  });

  it('is fresh each time', async () => {
    const [one, other] = [await blind(spki), await blind(spki)];
    for (const part of ['message', 'blinded', 'inv'] as const) {
      expect(toHex(one[part])).not.toBe(toHex(other[part]));
    }
  });

  it('is not finished by a signature of something else', async () => {
    const request = await blind(spki);
    for (const wrong of [new Uint8Array(), new Uint8Array(256), request.blinded]) {
      await expect(finish(spki, request, wrong)).rejects.toMatchObject({ fault: 'signature' });
    }
  });

  it('is refused where the page has no WebCrypto', async () => {
    vi.stubGlobal('crypto', {});
    await expect(blind(spki)).rejects.toMatchObject({ fault: 'unsupported' });
  });
});

describe('the worker', () => {
  it('answers both calls by their ids', async () => {
    const first = await answer({ id: 1, ask: 'blind', spki });
    if (first.done !== 'blind') throw new Error(first.done);
    const { request } = first;
    const blindSignature = await signBlinded(request.blinded);
    const second = await answer({ id: 2, ask: 'finish', spki, request, blindSignature });
    expect(first.id).toBe(1);
    expect(second).toMatchObject({ id: 2, done: 'finish' });
    expect('token' in second && second.token).toHaveLength(438);
  });

  it('answers with a fault rather than not at all', async () => {
    const call = { id: 3, ask: 'blind', spki: new Uint8Array() } as const;
    expect(await answer(call)).toEqual({ id: 3, done: 'failed', fault: 'key' });
  });
});

/** A vector of RFC 9474, appendix A: hexadecimal with or without 0x. */
type Vector = Record<
  | 'name'
  | 'n'
  | 'e'
  | 'msg'
  | 'msg_prefix'
  | 'input_msg'
  | 'salt'
  | 'inv'
  | 'blinded_msg'
  | 'blind_sig'
  | 'sig',
  string
>;

const fixtures = process.env['FIXTURES_DIR'] ?? new URL('../shared/fixtures', root).pathname;
const vectorsFile = `${fixtures}/rsa/test_vectors_rfc9474.json`;
const absent = !existsSync(vectorsFile) && !process.env['REQUIRE_FIXTURES'];
const vectors = absent ? [] : (JSON.parse(readFileSync(vectorsFile, 'utf8')) as Vector[]);

/** Makes crypto.getRandomValues give these bytes, one call after another. */
function stubRandom(...draws: Bytes[]): void {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) array.set(draws.shift() ?? new Uint8Array());
    return array;
  });
}

/** The blinding factor, whose inverse the vector gives: n is p·q and inv is invertible. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [modulus, value, 0n, 1n];
  while (r1 > 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return ((s0 % modulus) + modulus) % modulus;
}

describe('the library', () => {
  test.skipIf(absent)('knows four vectors of RFC 9474', () => {
    expect(vectors).toHaveLength(4);
  });

  it.each(vectors)('reproduces $name', async (v) => {
    const rsa = getSuiteByName(BlindRSA, v.name);
    const n = fromHex(v.n);
    const jwk = { kty: 'RSA', n: toBase64URL(n), e: toBase64URL(fromHex(v.e)) };
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    const key = await crypto.subtle.importKey('jwk', jwk, algorithm, true, ['verify']);
    const factor = inverse(toNumber(fromHex(v.inv)), toNumber(n));
    stubRandom(fromHex(v.msg_prefix), fromHex(v.salt), fromNumber(factor, n.length));

    const message = rsa.prepare(fromHex(v.msg));
    expect(toHex(message)).toBe(v.input_msg);
    const { blindedMsg, inv } = await rsa.blind(key, message);
    expect(toHex(blindedMsg)).toBe(v.blinded_msg);
    expect(toHex(inv)).toBe(v.inv.replace('0x', ''));
    const signature = await rsa.finalize(key, message, fromHex(v.blind_sig), inv);
    expect(toHex(signature)).toBe(v.sig);
  });
});
