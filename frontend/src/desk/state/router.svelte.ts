/** The pages of the desk. */
export type Page =
  | { name: 'setup' | 'list' | 'organisers' | 'import' | 'nowhere' }
  | { name: 'day' | 'report' | 'acts'; consultation: string }
  | { name: 'edit'; consultation: string; section: string }
  | { name: 'write'; consultation: string; part: string };

/** Reads a path. `/sign-in` is the list, which asks who is there. */
export function pageAt(path: string): Page {
  const parts = path.split('/').filter(Boolean);
  const [root = '', id = '', what = 'day', ...rest] = parts;
  if (root === 'setup') return { name: 'setup' };
  if (root === 'sign-in' || (root === 'desk' && id === '')) return { name: 'list' };
  if (root === 'desk' && id === 'organisers') return { name: 'organisers' };
  if (root === 'desk' && id === 'import') return { name: 'import' };
  if (root !== 'desk' || !/^[0-9a-f]{32}$/.test(id)) return { name: 'nowhere' };
  if (what === 'report' && rest[0] === 'write') {
    return { name: 'write', consultation: id, part: rest[1] ?? 'introduction' };
  }
  if (what === 'day' || what === 'report' || what === 'acts')
    return { name: what, consultation: id };
  if (what !== 'edit') return { name: 'nowhere' };
  return { name: 'edit', consultation: id, section: rest.join('/') || 'details' };
}

/** The address of the page as a rune; links inside the desk change it without a reload. */
export class Router {
  #path = $state(location.pathname);
  page: Page = $derived(pageAt(this.#path));

  get path(): string {
    return this.#path;
  }

  go(path: string): void {
    if (path === this.#path) return;
    history.pushState(null, '', path);
    this.#path = path;
    scrollTo(0, 0);
  }

  /** Takes up the browser's back and forward; returns how to stop. */
  start(): () => void {
    const pop = () => (this.#path = location.pathname);
    addEventListener('popstate', pop);
    return () => removeEventListener('popstate', pop);
  }

  /** Follows a plain click on a link inside the desk. */
  click(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const inside = link.origin === location.origin && pageAt(link.pathname).name !== 'nowhere';
    if (!inside || link.target || link.hasAttribute('download') || link.hash) return;
    event.preventDefault();
    this.go(link.pathname);
  }
}
