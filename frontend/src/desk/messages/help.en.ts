/** Help on each screen of the desk: what it is for, what follows, what to do when stuck. */
const en = {
  title: 'Help',
  screens: {
    list: [
      'Begin from a form, from the sample or from a consultation of your own. A copy takes texts and rules along, never people.',
      'Never run one before? Open the sample, choose “Day”, and rehearse it: nothing you press there matters.',
      'Erasing can be undone for a few seconds, and not after.',
    ],
    details: [
      'Everything you write is kept as you type; the line above says so.',
      'Fill in both languages, or untick one. A number in the margin counts what is missing in the other.',
      'Texts can be corrected at any time before the close. The title is on every screen.',
    ],
    sources: [
      'The reference position is the text that people discuss against. Leave it empty if there is none.',
      'Cite a source in any text as [^key]; the report numbers it.',
    ],
    rules: [
      'The rules are frozen when the doors open, and their hash is on the projector: people rely on them.',
      'Unsure? Leave them as the form set them. With fewer than 20 people, show results after the close of each step.',
      'A later change is possible where it touches no answer, and is recorded with its reason.',
    ],
    people: [
      'Invitations are shown once: print the cards or download the table before you leave the page.',
      'Send the table through your own mail merge, and delete it afterwards. Who holds it could use a code first.',
      'A group needs twice the smallest number that may be shown. Merge small ones before you open registration.',
      'No time for invitations? Open the room: anybody with its code comes in.',
    ],
    theme: [
      'Paste a list: each line becomes a recommendation. One asks for one thing, and names who should act.',
      'Once people have answered on a recommendation its words stay; between two rounds it can be reworded.',
    ],
    principles: [
      'Recommendations that belong to no theme. They have steps of their own on the agenda.',
    ],
    agenda: [
      'A step is one kind of work on one theme. Plan fewer than you think: a vote on ten items takes about eight minutes.',
      'The usual order is discuss, vote, rank. Steps can be moved until they are opened.',
    ],
    day: [
      'The blue button is the next thing to do, and says what follows from it. Nothing moves by itself when time is up.',
      'Close a step when the numbers of those who finished stop growing, not when everybody has. Latecomers can be given five more minutes.',
      'Figures appear when enough people have moved; “fewer than” is not a fault. Nobody sees who answered, and neither can you.',
      'Somebody lost their phone’s signal? Their answers wait on the phone and arrive with the signal while the step is open.',
    ],
    report: [
      'The report is provisional until you close the consultation under “Close and publish”. Then its figures are final.',
      'Write the introduction and the account of each theme beside the figures; the link to readers shows what you publish, and nothing later.',
    ],
    acts: [
      'What organisers did, never what participants did. Nobody can delete it while the consultation exists.',
    ],
  },
};

export default en;

/** The shape of these texts in any language. */
export type HelpTexts = typeof en;
