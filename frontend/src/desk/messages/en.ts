import { duration, plural, shortly } from '../../lib/i18n/format';

/** Texts of the facilitator's pages. */
const en = {
  skip: 'Skip to the content',
  loading: 'One moment…',
  nowhere: 'There is no such page.',
  toList: 'All consultations',
  undo: 'Undo',
  copyLink: 'Copy its link',
  copied: 'Copied',
  copyByHand: 'This browser does not let the page copy. Select the link and copy it.',
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  principles: 'Cross-cutting principles',

  setup: {
    title: 'Welcome to Parley',
    lead: 'Choose how you sign in. This first account owns the server and can invite other organisers.',
    passwordHint: 'At least 10 characters. A sentence is easy to remember.',
    act: 'Make my account',
    consequence: 'You are signed in, and the set-up link stops working.',
    done: 'This server is set up already.',
    signIn: 'Sign in',
    badLink:
      'This set-up link does not work any more. Start the server again to get a new one, or sign in.',
    noToken: 'Open the set-up link that the server printed when it started.',
  },
  signIn: {
    title: 'Sign in',
    lead: 'For those who prepare and run consultations. Participants need no account.',
    act: 'Sign in',
    wrong: 'E-mail and password do not belong together.',
    participant: 'I have an invitation or a room code',
  },
  session: {
    out: 'Sign out',
    roles: {
      owner: 'owner',
      facilitator: 'facilitator',
      rapporteur: 'rapporteur',
      observer: 'observer',
    },
  },

  list: {
    title: 'Consultations',
    none: 'None yet. Begin with the sample to see how a whole day looks.',
    newSample: 'Begin with the Mérida sample',
    newSampleNote: 'Five themes, their recommendations in English and Spanish, and a day’s agenda.',
    newBlank: 'Begin with a blank page',
    organisers: 'Organisers',
    erase: 'Erase',
    erased: (title: string) => `“${title}” is erased with everything in it.`,
    status: {
      draft: 'In preparation',
      registering: 'Registration is open',
      open: 'In session',
      closed: 'Closed',
    },
  },

  organisers: {
    title: 'Organisers',
    lead: 'An owner manages accounts, a facilitator prepares and runs consultations, a rapporteur writes and publishes the report, an observer reads what has been released to the room.',
    role: 'Role',
    add: 'Add this organiser',
    addNote: 'Hand over the password in person; it can be used at once.',
    remove: 'Remove',
    removed: (name: string) => `${name} can no longer sign in.`,
    you: 'you',
    roles: {
      owner: 'Owner',
      facilitator: 'Facilitator',
      rapporteur: 'Rapporteur',
      observer: 'Observer',
    },
  },

  nav: {
    label: 'Consultation',
    prepare: 'Prepare',
    day: 'Day',
    report: 'Report',
    projector: 'Open the projector',
    projectorKeys:
      'On the projector: ← → turn pages, S sorts, B blanks, L changes the language, F full screen.',
  },

  rail: {
    title: 'Agenda',
    doors: 'Doors',
    end: 'Close and publish',
    theme: (n: number, title: string) => `${n}.\u00a0${title}`,
    minutes: (n: number) => shortly('en', n),
    empty: 'There are no steps yet.',
    plan: 'Plan the day',
    planned: 'planned',
    took: (n: number, planned: number) => `${n}\u00a0of\u00a0${planned}\u00a0min`,
    drift: (minutes: number) =>
      minutes === 0
        ? 'On time'
        : plural('en', Math.abs(minutes), {
            one: minutes > 0 ? '# minute behind the plan' : '# minute ahead of the plan',
            other: minutes > 0 ? '# minutes behind the plan' : '# minutes ahead of the plan',
          }),
    now: 'now',
    past: 'done',
  },
  kinds: {
    propose: 'Propose',
    discuss: 'Discuss',
    vote: 'Vote',
    rate: 'Rate',
    rank: 'Rank',
    dots: 'Dots',
    quadratic: 'Quadratic votes',
    judge: 'Grades',
    compare: 'Comparisons',
  },

  stage: {
    place: (theme: number, n: number, of: number) => `Theme ${theme}, step ${n} of ${of}`,
    principlesPlace: (n: number, of: number) => `Cross-cutting principles, step ${n} of ${of}`,
    round: (n: number) => `round ${n}`,
    titles: {
      propose: (what: string) => `Proposals on ${what}`,
      discuss: (what: string) => `Discussion of ${what}`,
      vote: (what: string) => `Voting on ${what}`,
      rate: (what: string) => `Rating ${what}`,
      rank: (what: string) => `Ranking ${what}`,
      dots: (what: string) => `Dots on ${what}`,
      quadratic: (what: string) => `Quadratic votes on ${what}`,
      judge: (what: string) => `Grading ${what}`,
      compare: (what: string) => `Comparing ${what}`,
    },
    /** The same inside a sentence. */
    nouns: {
      propose: (what: string) => `proposals on ${what}`,
      discuss: (what: string) => `the discussion of ${what}`,
      vote: (what: string) => `voting on ${what}`,
      rate: (what: string) => `the rating of ${what}`,
      rank: (what: string) => `the ranking of ${what}`,
      dots: (what: string) => `the dots on ${what}`,
      quadratic: (what: string) => `the quadratic votes on ${what}`,
      judge: (what: string) => `the grading of ${what}`,
      compare: (what: string) => `the comparisons on ${what}`,
    },
    open: (step: string) => `Open ${step}`,
    openWhy: 'Every phone goes there by itself, unless somebody is writing. The projector follows.',
    close: (step: string) => `Close ${step}`,
    closeWhy: {
      answers: 'Answers are sealed and can no longer be changed. The result goes to the projector.',
      words: 'No more can be written. What waits for a batch appears only if its authors say so.',
    },
    switch: (to: string) => `Go on to ${to}`,
    switchWhy: (from: string) => `Closes ${from} for good and opens this step on every phone.`,
    again: 'Open again as a new round',
    againWhy: 'Everybody is asked afresh; the earlier result stays in the record.',
    pause: 'Pause',
    pauseWhy: 'The step can be read. Answers wait on the phones, and those people see so.',
    resume: 'Go on',
    resumeWhy:
      'Phones send what waited; the end moves by the pause. Go on before you close, or what waits is refused.',
    add5: '5 minutes more',
    end2: '5 minutes less',
    endsAt: (time: string) => `ends ${time}, on every screen`,
    againSwitch: (from: string) => `Closes ${from} for good; then everybody is asked here afresh.`,
    minutes: (n: number) => shortly('en', n),
    left: (time: string) => `left, ends ${time}`,
    over: (time: string) => `over, ended ${time}`,
    notOpened: 'Not opened yet',
    planned: (n: number) => `planned: ${duration('en', n)}`,
    closed: 'Closed',
    back: 'Back to where the room is',
  },

  strip: {
    connected: 'Connected',
    about: (n: number) => `about ${n}`,
    nobody: 'fewer than 3',
    answered: 'Have answered',
    finished: 'Have finished',
    ofInvited: (n: number) => `of ${n} invited`,
    comments: 'Comments shown',
    connection: 'Connection',
    good: 'Good',
    goodNote: 'this desk is live',
    slow: 'Slow',
    slowNote: 'asks every ten seconds',
    connecting: 'Joining…',
  },

  results: {
    sofar: 'Released so far, in people',
    final: 'Result, in people',
    comments: (n: number) =>
      n === 0 ? 'no comments' : plural('en', n, { one: '# comment', other: '# comments' }),
    hidden:
      'The rules of this consultation hide every figure until the step is closed. Nothing is missing.',
    rankingSoon: 'An order appears once enough people have ranked.',
  },

  doors: {
    title: { draft: 'Before registration', registering: 'Registration', open: 'Doors' },
    draftLead:
      'Make invitations, then open registration: people can register their devices from then on, and come in when the doors open.',
    register: 'Open registration',
    registerWhy:
      'Each group gets its key. Groups and the open room are settled from now on; texts are not.',
    open: 'Open the doors',
    openWhy:
      'Everybody with a credential comes in. The rules are frozen, and their hash goes to the projector.',
    issuance: 'End issuance',
    issuanceWhy:
      'No more devices can register and the signing keys are destroyed. How many registered is shown then.',
    issuanceOver: 'Issuance is over; the signing keys are destroyed.',
    groups: 'Groups',
    invited: 'Invited',
    registered: 'Registered',
    registeredLater: 'How many registered is told when issuance has ended.',
    room: 'Room code',
    roomOpen: 'Anybody with this code may enter. Duplicates cannot be excluded.',
    roomClosed: 'The code leads to the consultation; only an invitation lets people in.',
    qr: 'QR code to join',
    small: 'A group is too small',
    smallWhy: (n: number) =>
      `With more than one group, each needs at least ${n} invitations; otherwise its figures would point to people. Invite more, or merge it with another.`,
    toGroups: 'Groups and invitations',
    hash: 'Hash of the rules',
    fingerprint: 'Key',
  },

  end: {
    title: 'Close and publish',
    closedTitle: 'The consultation is closed',
    act: 'Close the consultation',
    why: 'Open steps are closed and every figure is final. Invitations, redemption marks and keys are deleted. This cannot be taken back.',
    stepsLeft: (n: number) =>
      plural('en', n, {
        one: '# step was never opened. It will not be part of the record.',
        other: '# steps were never opened. They will not be part of the record.',
      }),
    turnout: 'Took part',
    deletedInvitations: 'Invitations deleted',
    destroyedKeys: 'Keys destroyed',
    toReport: 'Go to the report',
  },

  queue: {
    label: 'Moderation',
    title: (n: number) =>
      n === 0
        ? 'Nothing to read'
        : plural('en', n, { one: '# contribution to read', other: '# contributions to read' }),
    lead: 'In shuffled batches. Nothing says who or when.',
    on: (what: string) => `On “${what}”`,
    proposal: (what: string) => `Proposal, ${what}`,
    nOf: (n: number, of: number) => `${n} of ${of}`,
    approve: 'Approve',
    hide: 'Hide…',
    hideNow: 'Hide',
    reason: 'Why? The author reads this.',
    reasons: ['It names a person', 'It names an employer', 'It is off the subject'],
    cancel: 'Cancel',
    restore: 'Show again',
    approved: 'Approved: it is shown.',
    hidden: (reason: string) => `Hidden: ${reason}`,
    none: 'A batch opens when enough people have written.',
    read: (n: number) => `Read already (${n})`,
    hiddenMark: 'hidden',
    ask: 'Ask the author…',
    askNow: 'Ask',
    question: 'What should the author make clear? Only the author reads this.',
    asked: (question: string) => `Asked: ${question}`,
    askedMark: 'The author was asked:',
    keys: { title: 'Keys', move: 'Next, before', hide: 'Hide', ask: 'Ask the author' },
    unmoderated: 'Comments appear without being read first; they can be hidden afterwards.',
  },

  report: {
    title: 'Report and data',
    lead: 'Released figures only, with the Chatham House notice, the anonymity statement and the hash of the rules.',
    draft:
      'The consultation is not closed: these files hold what has been released so far and will change.',
    files: {
      'report.pdf': ['Report for print', 'PDF, A4; can be read aloud and searched.'],
      'report.docx': ['Report for Word', 'With real headings and footnotes, to edit further.'],
      'report.html': ['Report as a page', 'For a web site; needs no other file.'],
      'report.md': ['Report as text', 'Markdown, without pictures.'],
      'data.xlsx': ['Data as a workbook', 'One sheet per subject, for Excel.'],
      'data.csv': ['Data as a table', 'One row per figure.'],
      'data.json': ['Data for programs', 'Every released figure in both languages, with a schema.'],
    },
  },
};

export default en;

/** The shape of these texts in any language. */
export type Desk = typeof en;
