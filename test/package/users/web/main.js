import { createElement, StrictMode } from 'react';
import { Login } from './Login.js';
import { start } from './root.js';

/** Shows the page, or hydrates it if a server has rendered it. The address selects the login. */
const root = document.getElementById('root');
const kind = location.hash.slice(1) || root.dataset.kind;
const login = createElement(Login, { kind, origin: location.origin });
window.unmount = start(root, createElement(StrictMode, null, login));
