import { createRoot, hydrateRoot } from 'react-dom/client';
import { preloadWxLogin } from '../../../src/core/index.js';
import { Login, readProps } from './Login.js';

const root = document.querySelector('#root') as HTMLElement;
const login = <Login origin={location.origin} props={readProps(location.search)} />;
if (location.search.includes('preload')) preloadWxLogin();
if (root.firstElementChild) hydrateRoot(root, login);
else createRoot(root).render(login);
