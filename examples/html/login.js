const login = document.querySelector('wechat-qr-login');
const message = document.querySelector('#message');

// Your server exchanges the code for the user. examples/node has one.
login.addEventListener('authorized', async ({ detail: { code, state } }) => {
  try {
    const response = await fetch('/finish', { method: 'POST', body: JSON.stringify({ code, state }) });
    if (!response.ok) throw new Error(`The server answered ${response.status}`);
    message.textContent = `Signed in as ${(await response.json()).nickname}`;
    login.remove();
  } catch (error) {
    message.textContent = `${error.message}. Scan again.`;
    login.refresh();
  }
});

login.addEventListener('loginerror', ({ detail }) => console.warn(detail.code, detail.message));

document.querySelector('#again').addEventListener('click', () => login.refresh());
