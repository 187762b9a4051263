import { describe, expect, it } from 'vitest';
import { citations, parseMarkdown, safeLink } from './markdown';

const text = (s: string) => ({ kind: 'text', text: s });

describe('the Markdown of organisers', () => {
  it('is paragraphs, headings and lists, with lines joined', () => {
    expect(parseMarkdown('# One\nTwo\nthree\n\n- a\n  b\n- c\n1. d')).toEqual([
      { kind: 'heading', children: [text('One')] },
      { kind: 'paragraph', children: [text('Two three')] },
      { kind: 'list', ordered: false, items: [[text('a b')], [text('c')]] },
      { kind: 'list', ordered: true, items: [[text('d')]] },
    ]);
  });

  it('has strong and emphasised words, links and citations', () => {
    expect(parseMarkdown('A **b** *c* [d](https://e.org) f[^g].')).toEqual([
      {
        kind: 'paragraph',
        children: [
          text('A '),
          { kind: 'strong', children: [text('b')] },
          text(' '),
          { kind: 'em', children: [text('c')] },
          text(' '),
          { kind: 'link', href: 'https://e.org', children: [text('d')] },
          text(' f'),
          { kind: 'cite', key: 'g' },
          text('.'),
        ],
      },
    ]);
  });

  it('never makes a link that runs something, and leaves HTML as text', () => {
    expect(parseMarkdown('[x](javascript:alert(1)) <b>')).toEqual([
      { kind: 'paragraph', children: [text('[x](javascript:alert(1)'), text(') <b>')] },
    ]);
    expect(safeLink('data:text/html,x')).toBeUndefined();
  });

  it('reads an empty text as nothing', () => {
    expect(parseMarkdown(' \n\n ')).toEqual([]);
  });

  it('numbers sources by their first citation', () => {
    expect(citations('a[^x] b[^y]', 'c[^x] d[^z]')).toEqual(['x', 'y', 'z']);
  });
});
