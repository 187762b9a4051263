// A pasted list as recommendations: a line each, with its title apart where one can be told.
const mark = /^\s*(?:[-*•–—‣▪]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/i;
const longest = 200;

/** One line of a pasted list. */
export interface Pasted {
  title: string;
  body: string;
}

/** Reads a list, one recommendation per line, without its numbers and bullets. */
export function pasted(list: string): Pasted[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.replace(mark, '').trim())
    .filter((line) => line !== '')
    .map(split);
}

/** The title is what stands before a colon or a tab, else before the first full stop where the line is long. */
function split(line: string): Pasted {
  const [, title = '', body = ''] = /^([^:\t]{1,120})[:\t]\s+(.+)$/.exec(line) ?? [];
  if (title !== '') return { title: title.trim(), body: body.trim() };
  if (line.length <= 90) return { title: line, body: '' };
  const stop = /^(.{1,120}?)[.;]\s+(.+)$/.exec(line);
  if (stop) return { title: stop[1] ?? '', body: stop[2] ?? '' };
  const cut = line.slice(0, 80).replace(/\s+\S*$/, '');
  return { title: `${cut}…`.slice(0, longest), body: line };
}
