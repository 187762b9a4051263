import type { RoundResult, Snapshot } from '../../lib/api/types';
import { messages } from '../messages';

/** Who took part, in one sentence. */
export function tookPart({ final, answered }: RoundResult, snapshot: Snapshot): string {
  if (answered.suppressed)
    return messages.text.fewTookPart(snapshot.consultation.protocol.min_cell);
  const { n } = answered;
  return final
    ? messages.text.tookPart(n, snapshot.invited)
    : messages.text.answeredSoFar(n, snapshot.invited);
}
