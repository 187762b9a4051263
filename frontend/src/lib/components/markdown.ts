// A small, safe part of Markdown, read into a tree that components render as
// elements: no HTML ever comes out of it. Blocks: paragraphs, headings, lists.
// Inline: **strong**, *emphasis*, [links](https://…), citations [^key].

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'cite'; key: string };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

/** Reads a text into blocks. Any text is read; what is not Markdown is text. */
export function parseMarkdown(source: string): Block[] {
  const chunks = source.replaceAll('\r\n', '\n').split(/\n\s*\n/);
  return chunks.flatMap((chunk) =>
    blocksOf(chunk.split('\n').filter((line) => line.trim() !== '')),
  );
}

/** The keys of the sources a text cites, in the order of their first citation. */
export function citations(...texts: string[]): string[] {
  const keys = texts.flatMap((text) =>
    [...text.matchAll(/\[\^([\w-]+)\]/g)].map((m) => m[1] ?? ''),
  );
  return [...new Set(keys)];
}

type LineKind = 'bullet' | 'number' | 'heading' | 'text';

const marker: Record<Exclude<LineKind, 'text'>, RegExp> = {
  bullet: /^\s*[-*+]\s+/,
  number: /^\s*\d{1,3}[.)]\s+/,
  heading: /^#{1,6}\s+/,
};

function kindOf(line: string): LineKind {
  if (marker.bullet.test(line)) return 'bullet';
  if (marker.number.test(line)) return 'number';
  return marker.heading.test(line) ? 'heading' : 'text';
}

function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let open: { kind: LineKind; parts: string[] } | undefined;
  const finish = () => {
    if (open) blocks.push(blockOf(open.kind, open.parts));
  };
  for (const line of lines) {
    const kind = kindOf(line);
    if (open && kind === 'text' && open.kind !== 'heading') {
      open.parts.push(`${open.parts.pop() ?? ''} ${line.trim()}`.trim());
    } else if (open?.kind === kind && kind !== 'heading') {
      open.parts.push(strip(kind, line));
    } else {
      finish();
      open = { kind, parts: [strip(kind, line)] };
    }
  }
  finish();
  return blocks;
}

function strip(kind: LineKind, line: string): string {
  return (kind === 'text' ? line : line.replace(marker[kind], '')).trim();
}

function blockOf(kind: LineKind, parts: string[]): Block {
  if (kind === 'bullet' || kind === 'number') {
    return { kind: 'list', ordered: kind === 'number', items: parts.map(parseInline) };
  }
  const children = parseInline(parts.join(' '));
  return { kind: kind === 'heading' ? 'heading' : 'paragraph', children };
}

const inline =
  /\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*\s][^*]*)\*|\[\^(?<cite>[\w-]+)\]|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/g;

function parseInline(source: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(inline)) {
    if (match.index > end) parts.push({ kind: 'text', text: source.slice(end, match.index) });
    parts.push(inlineOf(match[0], match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < source.length) parts.push({ kind: 'text', text: source.slice(end) });
  return parts;
}

function inlineOf(whole: string, found: Record<string, string | undefined>): Inline {
  const { strong, em, cite, label, href } = found;
  if (strong !== undefined) return { kind: 'strong', children: parseInline(strong) };
  if (em !== undefined) return { kind: 'em', children: parseInline(em) };
  if (cite !== undefined) return { kind: 'cite', key: cite };
  const safe = safeLink(href ?? '');
  if (safe === undefined) return { kind: 'text', text: whole };
  return { kind: 'link', href: safe, children: [{ kind: 'text', text: label ?? safe }] };
}

/** A link that leads to a web page or an e-mail; undefined for any other scheme. */
export function safeLink(href: string): string | undefined {
  return /^(https?:\/\/|mailto:)/i.test(href) ? href : undefined;
}
