import '../lib/styles/tokens.css';
import '../lib/styles/base.css';
import '../lib/styles/parts.css';
import '../lib/styles/opinions.css';
import '../lib/styles/rounds.css';
import '../lib/styles/beside.css';
import './styles/phone.css';
import './styles/forms.css';
import './styles/sheets.css';
import './styles/agenda.css';
import './styles/answers.css';
import './styles/words.css';
import './styles/closing.css';
import './styles/widths.css';
import '../lib/i18n/shared';
import './messages';
import { mount } from 'svelte';
import { language } from '../lib/i18n/language.svelte';
import { readInvitation } from '../lib/credential/code';
import App from './App.svelte';
import { readRing } from '../lib/credential/ring';

/** Takes what follows the # out of the address, so that it is in no history and no screenshot. */
function takeFragment(): string {
  const fragment = location.hash.slice(1);
  if (fragment !== '') history.replaceState(null, '', location.pathname + location.search);
  return fragment;
}

/** A link opened in the same tab changes what follows the # and nothing else: begin again with it. */
addEventListener('hashchange', () => {
  const fragment = location.hash.slice(1);
  if (readInvitation(fragment) !== undefined || readRing(fragment)) location.reload();
});

const fragment = takeFragment();
await language.start();
const target = document.getElementById('app');
if (target) mount(App, { target, props: { path: location.pathname, fragment } });
