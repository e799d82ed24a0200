import { api } from './demo-config.js';
import { showEvents } from './events.js';
import { showResult } from './result.js';
import { rememberStart } from './start.js';

const login = document.querySelector('egain-login');
rememberStart(login);
showEvents(login, document.querySelector('#events'));
showResult(login, document.querySelector('#result'), () => api);
