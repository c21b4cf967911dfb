import { relayCallback, verifyState } from 'wechat-qr-login/core';

// Inside the frame this hands the result to the login page. At top level (the link to WeChat's full page) it stays here.
const result = relayCallback();

if (window.top === window) {
  const english = navigator.language.startsWith('en');
  const notice = document.getElementById('notice') as HTMLElement;
  const say = (title: string, text: string) => {
    const heading = document.createElement('h1');
    heading.textContent = title;
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    const back = document.createElement('a');
    back.href = '/';
    back.textContent = english ? 'Back to login' : '返回登录';
    notice.replaceChildren(heading, paragraph, back);
    notice.hidden = false;
  };
  const choose = (zh: string, en: string) => (english ? en : zh);
  if (!result) {
    say(
      choose('没有登录结果', 'Nothing to see'),
      choose('此地址没有 code 与 state。', 'No code and no state came along.'),
    );
  } else if (!verifyState(result.state)) {
    say(
      choose('登录已失效', 'Please start again'),
      choose('返回的 state 不是此标签页发出的。', 'The state is not one that this tab sent.'),
    );
  } else if (result.type === 'refused') {
    say(
      choose('你已取消登录', 'You cancelled the login'),
      choose('微信没有返回 code。', 'WeChat sent no code.'),
    );
  } else {
    say(
      choose('扫码成功', 'Scanned and approved'),
      `${choose('页面已收到授权码：', 'The page has the code: ')}${result.code}`,
    );
  }
}
