import type { Preparation } from './api';
import type { Participant } from './participant';
import { Voter } from './voter';

/** What the server keeps of somebody's votes, in the order of the round. */
export async function votesOf(one: Participant, day: Preparation) {
  const ring = await one.page.evaluate(
    (path) =>
      new Promise<Record<string, string>>((resolve, reject) => {
        const opening = indexedDB.open('parley');
        opening.onsuccess = () => {
          const asking = opening.result.transaction('kept').objectStore('kept').get(path);
          asking.onsuccess = () =>
            resolve((asking.result as { keys: Record<string, string> }).keys);
          asking.onerror = () => reject(new Error('no credential'));
        };
      }),
    `${day.id}/credential`,
  );
  const items = day.step(4, 'vote').rounds.at(-1)?.items ?? [];
  const { votes } = await new Voter(new URL(one.page.url()).origin, day.id, ring).own();
  return votes
    .toSorted((a, b) => items.indexOf(a.recommendation) - items.indexOf(b.recommendation))
    .map(({ recommendation, vote }) => [recommendation, vote]);
}
