'use client';

import { type ReactNode, useId } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { createStylesheet } from 'wechat-qr-login/core';
import { cn } from '@/lib/utils';

const texts = {
  cn: { title: '微信扫码登录', hint: '打开微信，扫描下方二维码' },
  en: { title: 'Sign in with WeChat', hint: 'Open WeChat on your phone and scan the code' },
};

/** The QR code, with only "scanned" and "canceled" of WeChat's texts, because the card has its own texts. */
const css = createStylesheet({ preset: 'card', qrSize: 224, hint: false });

export interface WeChatLoginCardProps extends WeChatQrLoginProps {
  /** Shown below the QR code, for example a link to another way to sign in. */
  children?: ReactNode;
}

/** A card with WeChat's QR code. `className` applies to the card. All other props apply to the QR code. */
export function WeChatLoginCard({ children, className, lang = 'cn', ...login }: WeChatLoginCardProps) {
  const title = useId();
  const text = texts[lang];
  return (
    <section
      aria-labelledby={title}
      lang={lang === 'cn' ? 'zh-CN' : 'en'}
      className={cn(
        'flex w-full max-w-sm flex-col items-center gap-6 rounded-xl border bg-card p-6 text-card-foreground shadow-sm',
        className,
      )}
    >
      <header className="space-y-1.5 text-center">
        <h2 id={title} className="font-semibold text-xl leading-tight">
          {text.title}
        </h2>
        <p className="text-balance text-muted-foreground text-sm">{text.hint}</p>
      </header>
      {/* Also white on a dark page, because cameras need a white edge around the code. */}
      <div className="max-w-full overflow-hidden rounded-lg border bg-white text-neutral-900 text-sm [color-scheme:light]">
        <WeChatQrLogin css={css} width={272} height={304} {...login} lang={lang} />
      </div>
      {children && <footer className="text-center text-muted-foreground text-sm">{children}</footer>}
    </section>
  );
}
