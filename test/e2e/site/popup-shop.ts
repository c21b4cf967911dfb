import { openLoginPopup, relayCallback } from '../../../src/core/index.js';

// One program for the page that opens the pop-up and for its redirect page.
const button = document.querySelector('button');
const { url = '' } = document.body.dataset;
const say = (text: string) => {
  const status = document.querySelector('[role=status]');
  if (status) status.textContent = text;
};

if (button) {
  button.onclick = async () => {
    try {
      const result = await openLoginPopup({ url });
      const claims = await (await fetch(`/finish?${new URLSearchParams({ ...result })}`)).json();
      say(`Hello, ${claims.name}`);
    } catch (error) {
      say(`${(error as { code?: string }).code ?? error}`);
    }
  };
} else {
  relayCallback();
}
