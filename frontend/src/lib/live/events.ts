import * as wire from '../api/types';
import { list, num, object, str, unknown, type Of, type Read } from '../api/parse';

const stepEvent = object({ step: str, round: wire.round });
const commentsEvent = object({ shown: list(wire.words), gone: list(str) });
const presenceEvent = object({ about: num });
const actEvent = object({ organiser: str, name: str, action: str });
const empty: Read<null> = () => null;

/** Every event, by its name: the reader of its data. */
const readers = {
  'consultation.changed': empty,
  'step.opened': stepEvent,
  'step.closed': stepEvent,
  'step.extended': stepEvent,
  'step.paused': stepEvent,
  'step.resumed': stepEvent,
  'recommendation.added': wire.recommendation,
  'comments.released': commentsEvent,
  'tally.released': wire.roundResult,
  'presence.counted': presenceEvent,
  'batch.readied': empty,
  'question.asked': empty,
  'organiser.acted': actEvent,
};

/** The data of each event by its name. */
export type EventMap = { [K in keyof typeof readers]: Of<(typeof readers)[K]> };

/** One event of a consultation's channel. */
export type LiveEvent = {
  [K in keyof EventMap]: { v: number; type: K; data: EventMap[K] };
}[keyof EventMap];

const envelope = object({ v: num, type: str, data: unknown });

/** Reads an event; undefined for one that this build does not know. Throws on a misfit. */
export function parseEvent(value: unknown): LiveEvent | undefined {
  const { v, type, data } = envelope(value);
  if (!Object.hasOwn(readers, type)) return undefined;
  const read: Read<unknown> = readers[type as keyof EventMap];
  // The reader of the type made the data.
  return { v, type, data: read(data, type) } as LiveEvent;
}
