import { createRequire } from 'node:module';
import { createElement, StrictMode, version } from 'react';
import { Login } from '../Login.js';

/**
 * Prints the page as a server renders it. The package is imported as an ES module. react-dom/server of React 16 is
 * CommonJS.
 */
const { renderToString } = createRequire(import.meta.url)('react-dom/server');
const [kind, origin] = process.argv.slice(2);
const page = createElement(StrictMode, null, createElement(Login, { kind, origin }));
console.log(JSON.stringify({ version, html: renderToString(page) }));
