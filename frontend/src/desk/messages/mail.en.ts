import { plural } from '../../lib/i18n/format';

/** Texts of inviting by e-mail. */
const en = {
  title: 'Invite by e-mail',
  none: 'This server cannot send mail: no mail server is set.',
  noneHow:
    'Whoever runs it sets PARLEY_SMTP_URL (as smtp://user:password@mail.example.org:587) and PARLEY_SMTP_FROM. Until then make invitations above, and print cards or download the table for a mail merge.',
  draft:
    'Registration is not open yet, and the links work only from then on. Send when the group is complete, then open registration.',
  list: 'Addresses, one per line',
  listHint: 'As ana@example.org, or Ana Pérez <ana@example.org>.',
  found: (n: number) => plural('en', n, { one: '# address', other: '# addresses' }),
  repeated: (n: number) =>
    plural('en', n, {
      one: '# line repeats another and is left out',
      other: '# lines repeat others and are left out',
    }),
  strange: 'No address is found here; these lines are left out:',
  lang: 'Language of the mail',
  note: 'A word of your own',
  noteHint: 'Optional. It stands above the link, so that people know that it comes from you.',
  preview: 'This is what they receive',
  from: 'From',
  replyTo: 'Answers go to',
  subject: 'Subject',
  known: 'Who knows what afterwards',
  knows: [
    'This server keeps neither the addresses nor the links: both are forgotten as soon as the mail server has answered. As ever, only a hash of each invitation is stored.',
    'The mail server, and those that it passes the mail on to, see each address together with its link and may keep both. Whoever reads that mail could use the link or try it.',
    'None of them can find an answer with it: what is stored links no invitation to anything that was said. Nor will you see who has answered.',
  ],
  send: (n: number) => plural('en', n, { one: 'Send # invitation', other: 'Send # invitations' }),
  again: (n: number) =>
    plural('en', n, {
      one: 'Send to the address on the list',
      other: 'Send to the # addresses on the list',
    }),
  why: 'One mail for each address, with a link of its own. It cannot be called back.',
  progress: (done: number, total: number) => `${done} of ${total}`,
  sent: (n: number) => plural('en', n, { one: '# invitation sent.', other: '# invitations sent.' }),
  failed: (n: number) =>
    plural('en', n, {
      one: '# could not be confirmed. It is still on the list: see why, and correct it or send again.',
      other:
        '# could not be confirmed. They are still on the list: see why, and correct them or send again.',
    }),
  broken:
    'The connection to this server broke, and sending has stopped. Whoever is still on the list and not named above was not written to. Check the network and send again.',
  outcomes: {
    address: 'this is not an e-mail address',
    refused: 'the mail server does not take it; check the address',
    sender: 'the mail server does not take our sender (PARLEY_SMTP_FROM)',
    later: 'not now; send again in a few minutes',
    unsure: 'it cannot be told whether it arrived; if you send again, the newest mail counts',
    lost: 'it may have gone out, with a link that works; ask before you send a second',
  },
};

export default en;

/** The shape of these texts in any language. */
export type MailTexts = typeof en;
