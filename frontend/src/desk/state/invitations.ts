import type { Invitation } from './api';

/** Quotes a cell of a table; a leading sign that a spreadsheet would run is disarmed. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Invitations as a table for a mail merge (RFC 4180). */
export function csv(head: readonly string[], group: string, made: readonly Invitation[]): string {
  const rows = made.map(({ code, url }) => [group, code, url]);
  return [head, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** Cards on an A4 sheet. */
export const cardsPerSheet = 8;

/** Invitations by the sheet they are printed on. */
export function sheets(made: readonly Invitation[]): Invitation[][] {
  const count = Math.ceil(made.length / cardsPerSheet);
  return Array.from({ length: count }, (_, i) =>
    made.slice(i * cardsPerSheet, (i + 1) * cardsPerSheet),
  );
}

/** Offers a text as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
