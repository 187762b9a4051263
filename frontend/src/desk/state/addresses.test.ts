import { describe, expect, it } from 'vitest';
import { untranslated } from '../../lib/i18n/compare';
import en from '../messages/mail.en';
import es from '../messages/mail.es';
import { addresses, written } from './addresses';

describe('a pasted list of addresses', () => {
  it('is a person per line, with or without a name', () => {
    const list = 'ana@example.org\r\nÍñigo Pérez <inigo@example.org>;\n"Ruiz, Eva" <eva@x.org>,';
    expect(addresses(list)).toEqual({
      recipients: [
        { name: '', address: 'ana@example.org' },
        { name: 'Íñigo Pérez', address: 'inigo@example.org' },
        { name: 'Ruiz, Eva', address: 'eva@x.org' },
      ],
      strange: [],
      repeated: 0,
    });
  });

  it('writes to nobody twice, and shows what is no address', () => {
    const { recipients, strange, repeated } = addresses('a@x.org\nA@X.org\nana at x.org\nb@x');
    expect(recipients).toHaveLength(1);
    expect(strange).toEqual(['ana at x.org', 'b@x']);
    expect(repeated).toBe(1);
  });

  it('reads what it writes', () => {
    const list = 'Ana <a@x.org>\nb@x.org';
    expect(written(addresses(list).recipients)).toBe(list);
  });

  it('is explained in both languages', () => {
    expect(untranslated(en, es)).toEqual([]);
  });
});
