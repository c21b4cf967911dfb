/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program';

test('draws a QR code, and signs in', async () => {
  let answer;
  const adapter = async () => ({
    text: 'https://shop.example/m',
    expiresIn: 60_000,
    poll: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const onAuthorized = jest.fn();
  render(<MiniProgramQrLogin adapter={adapter} lang="en" onAuthorized={onAuthorized} />);
  await screen.findByRole('img');
  await act(async () => answer({ status: 'authorized', result: 'Lin' }));
  await screen.findByText('Signed in');
  expect(onAuthorized).toHaveBeenCalledTimes(1);
});
