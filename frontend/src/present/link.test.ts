import { describe, expect, it } from 'vitest';
import { readLink } from './link';

describe('a projector link', () => {
  const consultation = '0123456789abcdef'.repeat(2);

  it('names a consultation and holds a token in its fragment', () => {
    expect(readLink({ pathname: `/present/${consultation}`, hash: '#secret' })).toEqual({
      consultation,
      token: 'secret',
    });
  });

  it('without a token, or to something else, is none', () => {
    expect(readLink({ pathname: `/present/${consultation}`, hash: '' })).toBeUndefined();
    expect(readLink({ pathname: '/present/x', hash: '#secret' })).toBeUndefined();
  });
});
