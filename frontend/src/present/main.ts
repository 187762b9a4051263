import '../lib/styles/tokens.css';
import '../lib/styles/base.css';
import '../lib/styles/parts.css';
import '../lib/styles/charts.css';
import '../lib/styles/opinions.css';
import '../lib/styles/rounds.css';
import '../lib/styles/beside.css';
import './present.css';
import './slides.css';
import './opinions.css';
import { mount } from 'svelte';
import { language } from '../lib/i18n/language.svelte';
import App from './App.svelte';

document.documentElement.classList.add('projector');
document.documentElement.dataset.scheme = 'light'; // a tired projector cannot show a dark page
// A link opened in the same tab changes what follows the # and nothing else.
addEventListener('hashchange', () => location.reload());
await language.start();
const target = document.getElementById('app');
if (target) mount(App, { target });
