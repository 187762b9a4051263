import type { Recipient } from './api';

/** A pasted list of people to write to. */
export interface Addresses {
  recipients: Recipient[];
  /** Lines in which no address is found, as they were written. */
  strange: string[];
  /** How many lines repeat an address. */
  repeated: number;
}

const named = /^"?([^"<>]*?)"?\s*<\s*([^<>\s]+)\s*>$/;
const plain = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/;

/** Reads addresses, one per line or parted by semicolons, as `a@b.org` or `Name <a@b.org>`. */
export function addresses(list: string): Addresses {
  const found: Addresses = { recipients: [], strange: [], repeated: 0 };
  const seen = new Set<string>();
  for (const line of list.split(/[\r\n;]+/).map((one) => one.trim().replace(/,$/, ''))) {
    if (line === '') continue;
    const [, name = '', address = line] = named.exec(line) ?? [];
    if (!plain.test(address)) found.strange.push(line);
    else if (seen.has(address.toLowerCase())) found.repeated++;
    else {
      seen.add(address.toLowerCase());
      found.recipients.push({ name, address });
    }
  }
  return found;
}

/** Writes people as they are read by {@link addresses}. */
export function written(recipients: readonly Recipient[]): string {
  return recipients
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join('\n');
}
