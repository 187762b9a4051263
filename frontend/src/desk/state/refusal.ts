import { messageOf, Problem } from '../../lib/api/problem';
import { edit, messages, rehearsalTexts, ruleTexts } from '../messages';

/** The labels of fields, by the names they have on the wire. */
export function labels(): Record<string, string> {
  const { details, sources, rules, theme, recommendation, agenda, people } = edit.text;
  const { ways } = ruleTexts.text;
  return {
    title: details.title,
    hosts: details.hosts,
    date: details.date,
    place: details.place,
    languages: details.languages,
    introduction: details.introduction,
    addressees: sources.addressees,
    sources: sources.sources,
    'protocol.min_cell': rules.minCell,
    'protocol.consensus_percent': rules.consensus,
    'protocol.opposition_percent': rules.opposition,
    'protocol.dimensions': rules.dimensions,
    'protocol.comment_batch': rules.batch,
    'protocol.ways.dots': ways.dots,
    'protocol.ways.credits': ways.credits,
    'protocol.ways.pairs': ways.pairs,
    'protocol.ways.grades': ways.grades,
    context: theme.context,
    position: theme.position,
    figures: theme.figures,
    body: recommendation.body,
    sub_points: recommendation.subPoints,
    points: recommendation.points,
    sections: theme.parts,
    section: recommendation.section,
    minutes: agenda.minutes,
    count: people.count,
    people: rehearsalTexts.text.people,
    code: people.withdraw,
    name: messages.text.name,
    email: messages.text.email,
    password: `${messages.text.password}: ${messages.text.setup.passwordHint}`,
  };
}

/** What to tell an organiser about anything that was thrown, with the field where it is known. */
export function refusalOf(error: unknown): string {
  const message = messageOf(error);
  if (!(error instanceof Problem)) return message;
  const known = labels();
  const fields = error.fields
    .map(({ location }) => known[location.replace(/^body\.?/, '').replace(/\[.*$/, '')])
    .filter((label) => label !== undefined);
  return fields.length > 0 ? `${message} (${[...new Set(fields)].join('; ')})` : message;
}
