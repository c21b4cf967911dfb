import microApp from '@micro-zoe/micro-app';

// The default router does not support sub-apps of another origin in this mode.
microApp.start({ 'router-mode': 'native' });
const app = document.createElement('micro-app');
app.setAttribute('name', 'sub');
app.setAttribute('url', `${new URLSearchParams(location.search).get('sub')}`);
app.setAttribute('iframe', '');
document.getElementById('root')?.append(app);
