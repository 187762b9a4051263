import { parseLang, type Lang } from './lang';

const storageKey = 'parley.lang';

/** Finds the language wanted: the address, then the last choice, then the browser. */
function preferred(): Lang {
  if (typeof location === 'undefined') return 'en';
  const asked = parseLang(new URLSearchParams(location.search).get('lang'));
  return asked ?? stored() ?? fromBrowser() ?? 'en';
}

function fromBrowser(): Lang | undefined {
  for (const tag of navigator.languages) {
    const lang = parseLang(tag.slice(0, 2));
    if (lang) return lang;
  }
  return undefined;
}

function stored(): Lang | undefined {
  try {
    return parseLang(localStorage.getItem(storageKey));
  } catch {
    return undefined; // storage may be forbidden; the choice then lasts as long as the page
  }
}

function remember(lang: Lang): void {
  try {
    localStorage.setItem(storageKey, lang);
  } catch {
    // see stored()
  }
}

interface Loadable {
  load(lang: Lang): Promise<void>;
}

/** The language of the page. Changing it needs no reload: every text is read through a rune. */
class Language {
  #current = $state<Lang>(preferred());
  #catalogues: Loadable[] = [];

  get current(): Lang {
    return this.#current;
  }

  register(catalogue: Loadable): void {
    this.#catalogues.push(catalogue);
  }

  /** Loads the texts of the language; call it before mounting a face, and whatever brings its own texts. */
  async start(): Promise<void> {
    await this.#show(this.#current);
  }

  /** Changes the language once its texts are there, and remembers the choice. */
  async use(lang: Lang): Promise<void> {
    await this.#show(lang);
    remember(lang);
  }

  async #show(lang: Lang): Promise<void> {
    await Promise.all(this.#catalogues.map((catalogue) => catalogue.load(lang)));
    this.#current = lang;
    if (typeof document !== 'undefined') document.documentElement.lang = lang;
  }
}

export const language = new Language();

/** One set of texts in every language, each loaded when first wanted. */
export class Catalogue<M> {
  #loaders: Record<Lang, () => Promise<M>>;
  #loaded = $state.raw<Partial<Record<Lang, M>>>({});

  constructor(loaders: Record<Lang, () => Promise<M>>) {
    this.#loaders = loaders;
    language.register(this);
  }

  async load(lang: Lang): Promise<void> {
    if (this.#loaded[lang] !== undefined) return;
    const messages = await this.#loaders[lang]();
    this.#loaded = { ...this.#loaded, [lang]: messages };
  }

  /** The texts in the current language. */
  get text(): M {
    const messages = this.#loaded[language.current];
    if (messages === undefined) throw new Error('messages are read before language.start()');
    return messages;
  }
}
