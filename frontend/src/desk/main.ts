import '../lib/styles/tokens.css';
import '../lib/styles/base.css';
import '../lib/styles/parts.css';
import '../lib/styles/charts.css';
import '../lib/styles/opinions.css';
import '../lib/styles/rounds.css';
import '../lib/styles/beside.css';
import './desk.css';
import './pages.css';
import './forms.css';
import './cards.css';
import './opinions.css';
import { mount } from 'svelte';
import { language } from '../lib/i18n/language.svelte';
import App from './App.svelte';

await language.start();
const target = document.getElementById('app');
if (target) mount(App, { target });
