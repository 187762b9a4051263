/** Texts of rehearsals. */
const en = {
  title: 'Rehearse this',
  lead: 'A copy of this consultation fills with simulated participants who register, enter and answer. You open and close the steps and watch the projector and a phone follow. Nothing touches the real consultation.',
  people: 'Simulated participants',
  pace: 'Their pace',
  paces: {
    stopped: 'Stopped',
    real: 'As people do',
    brisk: 'Ten times as fast',
    instant: 'At once',
  },
  begin: 'Begin the rehearsal',
  beginWhy: 'Opens the copy with its registration open. Then open the doors, as on the day.',
  panel: 'Rehearsal',
  invited: (n: number) => `${n} simulated participants are invited; nearly all come.`,
  phone: 'Look in with your own phone through the room code.',
  until: (when: string) => `Thrown away by itself: ${when}.`,
  away: 'Throw it away',
  awayWhy: 'Erases this copy with everything in it.',
};

export default en;

/** The shape of these texts in any language. */
export type RehearsalTexts = typeof en;
