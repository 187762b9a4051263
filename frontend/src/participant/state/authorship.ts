// The author of words is known to the server by a key made for that one item.
import { toHex } from '../../lib/credential/bytes';

/** Draws the nonce of a new item, as hexadecimal. */
export function newNonce(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * The author's key of one item, base64: HMAC-SHA-256 of its nonce under the
 * credential. Two keys of one author have nothing in common that anybody else
 * could see.
 */
export async function authorKey(token: string, nonce: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), algorithm, false, [
    'sign',
  ]);
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`parley author ${nonce}`));
  return btoa(String.fromCharCode(...new Uint8Array(mac)));
}
