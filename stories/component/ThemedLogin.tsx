import { WeChatQrLogin } from 'wechat-qr-login';
import { createStylesheet, type QrLoginOptions, type StylesheetTheme } from 'wechat-qr-login/core';

/** A login with a theme. The theme's `title` takes the place of the option with this name. */
export function ThemedLogin({
  preset,
  qrSize,
  radius,
  padding,
  border,
  title,
  hint,
  status,
  color,
  background,
  fontSize,
  ...options
}: StylesheetTheme & Omit<QrLoginOptions, 'title'>) {
  const css = createStylesheet({
    preset,
    qrSize,
    radius,
    padding,
    border,
    title,
    hint,
    status,
    color,
    background,
    fontSize,
  });
  return <WeChatQrLogin {...options} css={css} />;
}
