const login = document.querySelector('wechat-qr-login');
const message = document.querySelector('#message');

// Your server exchanges the code for the user. docs/getting-started.md has one.
async function signIn(result) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/api/wechat', { method: 'POST', headers, body: JSON.stringify(result) });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  message.textContent = `Signed in as ${(await response.json()).nickname}`;
  login.remove();
}

// If the promise rejects, the element shows an error and "Try again".
login.addEventListener('authorized', (event) => event.waitUntil(signIn(event.detail)));

login.addEventListener('loginerror', ({ detail }) => console.warn(detail.code, detail.message));

document.querySelector('#again').addEventListener('click', () => login.refresh());
