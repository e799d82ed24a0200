import { api } from './demo-config.js';
import { showDemoParts } from './demo-parts.js';
import { showEvents } from './events.js';
import { showResult } from './result.js';

const login = document.querySelector('egain-login');
showDemoParts();
showEvents(login, document.querySelector('#events'));
showResult(login, document.querySelector('#result'), () => api);
