import { Problem, type Code } from '../../lib/api/problem';
import type { Lang } from '../../lib/i18n/lang';
import { addresses, written } from './addresses';
import type { DeskApi, MailPreview, MailText, Outcome, Recipient } from './api';

/** How many are written to at once: few, so that progress is seen. */
const few = 5;

/** Somebody whose mail did not go out, or may not have; lost: the server's answer did not arrive. */
export interface Failure {
  address: string;
  outcome: Exclude<Outcome, 'sent'> | 'lost';
}

/** Refusals that come from the way to the server, or that nobody understands. */
const onTheWay: readonly Code[] = ['offline', 'unknown', 'unavailable'];

/**
 * Invitations by e-mail to the people of one group. Addresses are in this
 * page's memory alone; whoever was written to leaves the list, so that what
 * stays can be corrected and sent again.
 */
export class Mailing {
  list = $state('');
  lang: Lang = $state('en');
  note = $state('');
  preview: MailPreview | undefined = $state.raw();
  sent = $state(0);
  /** How many there were when sending began; 0 while nothing is sent. */
  total = $state(0);
  done = $state(0);
  failures: Failure[] = $state.raw([]);
  refusal: unknown = $state.raw();
  readonly found = $derived(addresses(this.list));
  #api: DeskApi;
  #consultation: string;
  #group: string;
  #invited: (n: number) => void;

  constructor(
    api: DeskApi,
    consultation: string,
    group: string,
    lang: Lang,
    invited: (n: number) => void,
  ) {
    this.#api = api;
    this.#consultation = consultation;
    this.#group = group;
    this.lang = lang;
    this.#invited = invited;
  }

  get busy(): boolean {
    return this.total > 0;
  }

  /** Leaving the page now would lose something. */
  get open(): boolean {
    return this.busy || this.list.trim() !== '';
  }

  async look(text: MailText): Promise<void> {
    this.preview = await this.#api.previewMail(this.#consultation, text);
  }

  /** Writes to everybody on the list, a few at a time, until the mail server fails. */
  async send(): Promise<void> {
    if (this.busy) return;
    const { recipients, strange } = this.found;
    const text = { lang: this.lang, note: this.note };
    const left = [...recipients];
    const failed: [Recipient, Failure['outcome']][] = [];
    this.refusal = undefined;
    this.failures = [];
    [this.total, this.done, this.sent] = [recipients.length, 0, 0];
    try {
      while (left.length > 0 && this.refusal === undefined) {
        const batch = left.slice(0, few);
        const outcomes = await this.#some(text, batch);
        left.splice(0, batch.length);
        for (const [i, one] of batch.entries()) {
          const outcome = outcomes[i] ?? 'lost';
          if (outcome !== 'sent') failed.push([one, outcome]);
        }
        this.done += batch.length;
        this.#count(outcomes);
      }
    } catch (error) {
      this.refusal = error;
    }
    this.failures = failed.map(([{ address }, outcome]) => ({ address, outcome }));
    this.list = [written([...failed.map(([one]) => one), ...left]), ...strange]
      .filter(Boolean)
      .join('\n');
    this.total = 0;
  }

  /** Sending stopped because the way to the server broke. */
  get broken(): boolean {
    return this.failures.some(({ outcome }) => outcome === 'lost');
  }

  #count(outcomes: readonly (Outcome | 'lost')[]): void {
    const sent = outcomes.filter((outcome) => outcome === 'sent').length;
    this.sent += sent;
    this.#invited(sent);
  }

  /** Where the answer is lost, nobody can tell what went out; where it is a refusal, nothing did. */
  async #some(text: MailText, batch: Recipient[]): Promise<(Outcome | 'lost')[]> {
    try {
      return await this.#api.mail(this.#consultation, this.#group, text, batch);
    } catch (error) {
      if (error instanceof Problem && !onTheWay.includes(error.code)) throw error;
      this.refusal = error;
      return batch.map(() => 'lost');
    }
  }
}
