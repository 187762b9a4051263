import { shared } from '../i18n/shared';
import { list, object, str, withDefault } from './parse';

const codes = [
  'invalid',
  'not_found',
  'forbidden',
  'unauthorised',
  'conflict',
  'changed',
  'outdated',
  'step_closed',
  'paused',
  'doors_closed',
  'frozen',
  'invitation',
  'too_many',
  'too_large',
  'busy',
  'group_small',
  'rounds_over',
  'mail',
  'unavailable',
  'offline',
  'unknown',
] as const;

/** Why something was refused: the server's codes, and `offline` where it was not reached. */
export type Code = (typeof codes)[number];

/** Reads a code; what this build does not know is `unknown`. */
export function parseCode(value: unknown): Code {
  return codes.find((code) => code === value) ?? 'unknown';
}

interface Details {
  /** The server's words in English, for developers and as a last resort. */
  detail?: string;
  /** When to try again, in milliseconds. */
  retryAfter?: number | undefined;
  /** The input fields that are wrong. */
  fields?: { location: string; message: string }[];
}

/** A refusal of the server, or its absence. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: Code;
  readonly retryAfter: number | undefined;
  readonly fields: { location: string; message: string }[];

  constructor(code: Code, { detail, retryAfter, fields }: Details = {}) {
    super(detail ?? code);
    this.code = code;
    this.retryAfter = retryAfter;
    this.fields = fields ?? [];
  }

  /** Whether the same request may succeed later without being changed. */
  get passing(): boolean {
    return ['offline', 'paused', 'busy', 'too_many', 'unavailable', 'unknown'].includes(this.code);
  }
}

const body = object({
  code: withDefault(str, 'unknown'),
  detail: withDefault(str, ''),
  errors: list(object({ location: withDefault(str, ''), message: withDefault(str, '') })),
});

/** Reads a refused response, problem+json or not. */
export async function problemOf(response: Response): Promise<Problem> {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  try {
    const { code, detail, errors } = body(await response.json());
    return new Problem(parseCode(code), { detail, retryAfter, fields: errors });
  } catch {
    const code = response.status >= 502 ? 'unavailable' : 'unknown';
    return new Problem(code, { detail: `HTTP ${response.status}`, retryAfter });
  }
}

/** What to tell the reader about anything that was thrown, in the reader's language. */
export function messageOf(error: unknown): string {
  return shared.text.errors[error instanceof Problem ? error.code : 'unknown'];
}
