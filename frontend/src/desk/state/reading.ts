import { text, type Text } from '../../lib/api/types';

/** The words in a field, however deep they are; numbers and keys are left out. */
export function wordsOf(part: object, field: string, say: (text: Text) => string): string {
  return inside((part as Record<string, unknown>)[field], say).join(' · ');
}

function inside(value: unknown, say: (text: Text) => string): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => inside(one, say));
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value || 'es' in value) return [say(text(value))];
  return Object.values(value).flatMap((one) => inside(one, say));
}
