/**
 * What went wrong: no WebCrypto or no worker here (a page without https), not a
 * key of ours, a signature that does not fit, or stopped by the page.
 */
export type Fault = 'unsupported' | 'key' | 'signature' | 'stopped';

/** An issuance that failed; `fault` chooses the text to show. */
export class IssuanceError extends Error {
  override readonly name = 'IssuanceError';

  constructor(readonly fault: Fault) {
    super(`issuance: ${fault}`);
  }
}
