import { startApp } from 'wujie';

const query = new URLSearchParams(location.search);
startApp({
  name: 'sub',
  url: `${query.get('sub')}`,
  el: document.getElementById('root') as HTMLElement,
  degrade: query.has('degrade'),
});
