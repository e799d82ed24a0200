import { api } from './demo-config.js';
import { showEvents } from './events.js';
import { showResult } from './result.js';
import { findStart } from './start.js';

const login = document.querySelector('egain-login');
showEvents(login, document.querySelector('#events'));
showResult(login, document.querySelector('#result'), () => api);
document.querySelector('#back').href = findStart();
