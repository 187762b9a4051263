import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { list, unknown } from '../api/parse';
import { parseEvent } from './events';

// Written by the server's tests: one contract on both sides.
const file = new URL('../../../../internal/live/testdata/events.json', import.meta.url);
const examples = list(unknown)(JSON.parse(readFileSync(file, 'utf8')));

describe("the server's examples of events", () => {
  it('are all read', () => {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples)
      expect(parseEvent(example)).toMatchObject({ v: expect.any(Number) as number });
  });

  it('have every type that this side knows', () => {
    const types = examples.map((example) => parseEvent(example)?.type);
    expect(new Set(types)).toEqual(
      new Set([
        'consultation.changed',
        'step.opened',
        'step.closed',
        'step.extended',
        'recommendation.added',
        'comments.released',
        'tally.released',
        'presence.counted',
        'batch.readied',
        'step.paused',
        'step.resumed',
        'question.asked',
        'organiser.acted',
      ]),
    );
  });
});
