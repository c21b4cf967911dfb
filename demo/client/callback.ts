import { relayCallback, verifyState } from 'wechat-qr-login/core';

// Inside the frame this hands the result to the login page. At top level (the link to WeChat's full page) it stays here.
const result = relayCallback();

if (window.top === window) {
  const notice = document.getElementById('notice') as HTMLElement;
  const say = (title: string, text: string) => {
    const heading = document.createElement('h1');
    heading.textContent = title;
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    const back = document.createElement('a');
    back.href = '/';
    back.textContent = '返回登录 · Back to login';
    notice.replaceChildren(heading, paragraph, back);
    notice.hidden = false;
  };
  if (!result) say('没有登录结果', 'This address carries no code and no state.');
  else if (!verifyState(result.state))
    say('登录已失效', 'The state is not one that this tab sent. Please start again.');
  else if (result.type === 'refused') say('你已取消登录', 'WeChat came back without a code.');
  else say('扫码成功', `The page has the code: ${result.code}`);
}
