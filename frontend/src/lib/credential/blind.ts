// The participant's side of admission by blind signature: RFC 9474,
// RSABSSA-SHA384-PSS-Randomized, as the server's package credential does it.
// The server signs `blinded` and never sees `message` until the credential is
// presented; nothing connects the two. This module draws nothing, keeps nothing
// and knows no participant's id: the server derives that from the message.

import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { join, toBase64URL, toHex, type Bytes } from './bytes';
import { IssuanceError } from './fault';

/** What the participant keeps between asking and being answered. Only `blinded` is sent. */
export interface BlindRequest {
  /** Prepared message: 32 random bytes of prefix, 32 of input. */
  readonly message: Bytes;
  /** What the server signs, 256 bytes. */
  readonly blinded: Bytes;
  /** The inverse of the blinding factor, 256 bytes; as secret as the message. */
  readonly inv: Bytes;
}

const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
const modulusBits = 2048;
const inputBytes = 32;
const suite = RSABSSA.SHA384.PSS.Randomized();

/** The group's key, from SubjectPublicKeyInfo in DER. Throws `unsupported` or `key`. */
async function importKey(spki: Bytes): Promise<CryptoKey> {
  if (!('subtle' in crypto)) throw new IssuanceError('unsupported');
  const key = await crypto.subtle
    .importKey('spki', spki, algorithm, true, ['verify'])
    .catch(() => undefined);
  if (key === undefined || !isOurs(key.algorithm as RsaHashedKeyAlgorithm)) {
    throw new IssuanceError('key');
  }
  return key;
}

/** 2048 bits and the exponent 65537, nothing else. */
function isOurs({ modulusLength, publicExponent }: RsaHashedKeyAlgorithm): boolean {
  return modulusLength === modulusBits && toHex(publicExponent).replace(/^0+/, '') === '10001';
}

/** Draws a fresh message and blinds it for the group's key. Throws `unsupported` or `key`. */
export async function blind(spki: Bytes): Promise<BlindRequest> {
  const key = await importKey(spki);
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(inputBytes)));
  const { blindedMsg, inv } = await suite.blind(key, message);
  return {
    message: new Uint8Array(message),
    blinded: new Uint8Array(blindedMsg),
    inv: new Uint8Array(inv),
  };
}

/**
 * Unblinds the server's answer, verifies it under the group's key and gives the
 * signature. Throws `signature` when it is not that key's over this message.
 */
export async function finish(
  spki: Bytes,
  { message, inv }: Pick<BlindRequest, 'message' | 'inv'>,
  blindSignature: Bytes,
): Promise<Bytes> {
  const key = await importKey(spki);
  try {
    return new Uint8Array(await suite.finalize(key, message, blindSignature, inv));
  } catch {
    throw new IssuanceError('signature');
  }
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** The key's short name in a token: the first 8 bytes of the SHA-256 of its DER. */
export async function keyID(spki: Bytes): Promise<Bytes> {
  return (await sha256(spki)).slice(0, 8);
}

/** The key's fingerprint, for people to compare with the projector's: "4c1e 90ab 7f23". */
export async function fingerprint(spki: Bytes): Promise<string> {
  const digits = toHex((await sha256(spki)).slice(0, 6));
  return `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`;
}

/** The credential as it is presented, in the bearer header: 438 characters, never in an address. */
export async function encodeToken(spki: Bytes, message: Bytes, signature: Bytes): Promise<string> {
  return toBase64URL(join(await keyID(spki), message, signature));
}
