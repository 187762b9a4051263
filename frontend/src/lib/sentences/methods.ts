// Whether the methods of counting a ranking name the same first, in a sentence.
import type { RankingResult } from '../api/types';
import { list } from '../i18n/format';
import type { Lang } from '../i18n/lang';
import { grammars } from './grammar';

const names: Record<string, string> = {
  schulze: 'Schulze',
  'ranked-pairs': 'Ranked Pairs',
  kemeny: 'Kemeny–Young',
  borda: 'Borda',
  copeland: 'Copeland',
  minimax: 'minimax',
  irv: 'IRV',
};

interface Wording {
  agree: string;
  /** What some methods put first; they and what they name may be one or several. */
  puts: (who: string, many: boolean, what: string, tied: boolean) => string;
  disagree: (clauses: string) => string;
}

const wordings: Record<Lang, Wording> = {
  en: {
    agree: 'Methods agree: every way of counting compared names the same first.',
    puts: (who, many, what, tied) =>
      `${who} ${many ? 'put' : 'puts'} ${what} first${tied ? ' together' : ''}`,
    disagree: (clauses) => `Methods disagree: ${clauses}.`,
  },
  es: {
    agree:
      'Los métodos coinciden: todas las formas de contar comparadas dan el mismo primer lugar.',
    puts: (who, many, what, tied) =>
      `${who} ${many ? 'ponen' : 'pone'} ${tied ? 'juntas ' : ''}en primer lugar ${what}`,
    disagree: (clauses) => `Los métodos discrepan: ${clauses}.`,
  },
};

/**
 * Says whether other methods of counting agree with the order shown, and if
 * not, what they put first. "" where they were not compared: before the close,
 * or where the ranking is withheld.
 */
export function methodsSentence(
  lang: Lang,
  { suppressed, agree, others }: RankingResult,
  title: (id: string) => string,
): string {
  if (suppressed) return '';
  const { agree: same, puts, disagree } = wordings[lang];
  if (agree) return same;
  if (others.length === 0) return '';
  const clauses = others.map(({ methods, first }) => {
    const who = list(
      lang,
      methods.map((method) => names[method] ?? method),
    );
    const what = list(
      lang,
      first.map((id) => grammars[lang].quote(title(id))),
    );
    return puts(who, methods.length > 1, what, first.length > 1);
  });
  return disagree(clauses.join('; '));
}
