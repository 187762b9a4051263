// Looks, on the device alone, for what may give an author away. A warning is a
// hint and never stops anybody.

/** What may identify somebody. */
export type WarningKind = 'email' | 'phone' | 'handle' | 'role' | 'employer';

/** One passage that may identify its author. */
export interface Warning {
  kind: WarningKind;
  passage: string;
}

// Roles and employers are matched in both languages, whatever the page speaks.
const role =
  'minister|ambassador|senator|deput(?:y|ies)|governor|mayor|judge|prosecutor|commissioner|director|president|secretary|officer|general|colonel|professor|journalist|advis[eo]r|rapporteur|ministr[oa]|embajador[a]?|senador[a]?|diputad[oa]|gobernador[a]?|alcald(?:e|esa)|juez[a]?|fiscal|comisionad[oa]|director[a]?|president[ea]|secretari[oa]|oficial|generala?|coronel|profesor[a]?|periodista|asesor[a]?|relator[a]?';
const employer =
  'ministry|embassy|agency|department|office|institute|university|foundation|organi[sz]ation|company|firm|party|court|newspaper|think tank|ngo|team|delegation|ministerio|embajada|agencia|secretar[ií]a|departamento|oficina|despacho|instituto|universidad|fundaci[oó]n|organizaci[oó]n|empresa|partido|tribunal|juzgado|peri[oó]dico|ong|equipo|delegaci[oó]n|fiscal[ií]a|gobierno|government';

const adverbs =
  'former(?:ly)?|current|deputy|previous|serving|retired|senior|ex|antigu[oa]|actual|anterior';

const patterns: readonly [WarningKind, RegExp][] = [
  ['email', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu],
  ['phone', /(?<![\p{L}\p{N}.,])(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){7,14}(?![\p{L}\p{N}])/gu],
  ['handle', /(?<![\p{L}\p{N}._%+-])@[\p{L}_][\p{L}\p{N}_.]{2,}(?!@)/giu],
  ['role', phrase(`as (?:an?|the) (?:(?:${adverbs})[ -])?(?:${role})`)],
  [
    'role',
    phrase(
      `(?:I am|I'm|I’m|I was|I have been|when I was|I served as|I worked as) (?:an?|the)? ?(?:(?:${adverbs})[ -])?(?:${role})`,
    ),
  ],
  [
    'role',
    phrase(
      `(?:como|cuando era|cuando fui|yo soy|soy|fui|he sido|yo era) (?:una? |la |el )?(?:ex[ -]?|(?:${adverbs}) )?(?:${role})`,
    ),
  ],
  ['employer', phrase(`(?:in|at|for|from) (?:my|our) (?:(?:${adverbs}) )?(?:${employer})`)],
  ['employer', phrase(`(?:my|our) (?:(?:${adverbs}) )?(?:${employer})`)],
  ['employer', phrase(`(?:mi|nuestr[oa]|mis|nuestr[oa]s) (?:(?:${adverbs}) )?(?:${employer})`)],
  ['employer', phrase('(?:where|donde) (?:I work|I worked|trabajo|trabajé|trabajaba)')],
];

function phrase(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');
}

/** Lists the passages of a text that may identify its author, each once, in their order. */
export function warningsIn(text: string): Warning[] {
  const found = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      passage: match[0],
      from: match.index,
      to: match.index + match[0].length,
    })),
  );
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: typeof found = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last === undefined || one.from >= last.to) kept.push(one);
  }
  return kept.map(({ kind, passage }) => ({ kind, passage }));
}
