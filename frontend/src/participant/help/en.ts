/** What participants ask. */
const en = {
  questions: [
    {
      asked: 'What happens with my answer?',
      answers: [
        'It is kept on this device until the server has it: the foot of the page says “Saved”, or how many answers still wait for a signal. You may close the page meanwhile; they go out when you open it again.',
        'Answers are counted together. Figures are shown once enough people have answered, and never about a few.',
      ],
    },
    {
      asked: 'Who sees what?',
      answers: [
        'Nobody sees your name: it was never asked. The others and the organiser see figures about many, and comments without an author, in shuffled batches.',
        'The organiser does not see whether you have answered, nor what. Your own answers are shown on this device alone; “Cover” hides them from whoever looks over your shoulder.',
        'What you write may give you away by its style or by what it tells. The page warns you of the plainest signs.',
      ],
    },
    {
      asked: 'How do I change it?',
      answers: [
        'As long as a step is open, go back to the question and answer again: the last answer counts. After that it stands.',
        'Your own comments can be edited or withdrawn from this device, which alone holds the key to them.',
      ],
    },
    {
      asked: 'I am stuck',
      answers: [
        'Without a signal, carry on: nothing is lost. When a step opens, this page goes there by itself, unless you are writing.',
        'To go on with another phone or a laptop, choose “Carry my key to another device” in the agenda before you leave this one. Nobody can give you a second key.',
      ],
    },
  ],
};

export default en;

/** The shape of these texts in any language. */
export type Help = typeof en;
