// The physical limit: a page without any library.
import * as login from 'login';
import { finishLogin, startLogin } from './flow.js';

document.querySelector('button').onclick = () => startLogin(login);
finishLogin(login);
