import { plural } from '../../lib/i18n/format';

/** What organisers did, as the end of a sentence that begins with their name. */
const acts = {
  addOrganiser: 'added an organiser',
  closeConsultation: 'closed the consultation',
  closeStep: 'closed a step',
  copyConsultation: 'copied the consultation',
  createConsultation: 'began the consultation',
  createFromDraft: 'began the consultation from a document',
  deleteConsultation: 'erased the consultation',
  deleteGroup: 'removed a group',
  deleteRecommendation: 'removed a recommendation',
  deleteStep: 'removed a step',
  deleteTheme: 'removed a theme',
  deviate: 'recorded a departure from the rules',
  endIssuance: 'ended issuance',
  extendStep: 'moved the end of a step',
  invite: 'made invitations',
  mailInvitations: 'sent invitations by e-mail',
  makePresenterLink: 'made a link for the projector',
  mergeGroup: 'merged two groups',
  mergeRecommendation: 'merged two recommendations',
  moderate: 'moderated a contribution',
  openDoors: 'opened the doors',
  openRegistration: 'opened registration',
  openStep: 'opened a step',
  paceRehearsal: 'changed the pace of the rehearsal',
  pauseStep: 'paused a step',
  publish: 'published the report',
  rehearse: 'began a rehearsal',
  removeOrganiser: 'removed an organiser',
  resumeStep: 'let a step go on',
  rewordRecommendation: 'reworded a recommendation',
  saveConsultation: 'changed the texts or the rules',
  saveGroup: 'changed a group',
  savePassage: 'wrote in the report',
  saveRecommendation: 'changed a recommendation',
  saveStep: 'changed the agenda',
  saveTheme: 'changed a theme',
  withdrawInvitation: 'withdrew an invitation',
  withdrawPublication: 'withdrew the published report',
};

/** Texts about several organisers at once. */
const en = {
  acts,
  /** An act that this build has no words for. */
  other: 'changed something',
  /** The same on a step that is named. */
  steps: {
    openStep: (step: string) => `opened ${step}`,
    closeStep: (step: string) => `closed ${step}`,
    extendStep: (step: string) => `moved the end of ${step}`,
    pauseStep: (step: string) => `paused ${step}`,
    resumeStep: (step: string) => `let ${step} go on`,
  },
  /** Who acted, where the account is no longer there. */
  gone: 'Somebody whose account is gone',
  quiet: 'What your colleagues do appears here.',
  faster: (who: string, what: string) => `Somebody was faster: ${who} ${what}.`,
  fasterUnknown: 'Somebody was faster: this had changed before your click arrived.',
  fasterNow: 'Nothing was done twice. The page shows how it stands now.',

  record: {
    title: 'What organisers did',
    lead: 'Every act of an organiser on this consultation, the newest first. What participants do is never recorded.',
    none: 'Nothing yet.',
    times: (n: number) => plural('en', n, { other: '# times' }),
    until: (from: string, to: string) => `${from} to ${to}`,
    link: 'All acts',
  },

  clash: {
    title: (who: string) => `${who || 'Somebody else'} changed this at the same time`,
    lead: 'What you typed is kept and not saved yet. Choose what stays; the other wording goes to the earlier ones.',
    fields: 'Changed by both',
    theirs: 'How it reads on the server',
    keep: 'Keep mine',
    take: 'Take theirs',
  },
};

export default en;

/** The shape of these texts in any language. */
export type Team = Omit<typeof en, 'acts'> & { acts: Record<keyof typeof acts, string> };
