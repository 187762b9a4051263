import '../lib/styles/tokens.css';
import '../lib/styles/base.css';
import '../lib/styles/parts.css';
import './desk.css';
