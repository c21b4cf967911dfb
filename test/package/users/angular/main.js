import 'zone.js';
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZoneChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'wechat-qr-login/element';

class LoginPage {
  said = '';
  redirectUri = `${location.origin}/wechat-callback.html`;

  onAuthorized({ detail }) {
    this.said = `code ${detail.code}`;
  }
}

// As the decorator @Component does it, without a compiler.
Component({
  selector: 'login-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <wechat-qr-login
      #login
      appid="wx0123456789abcdef"
      [redirect_uri]="redirectUri"
      [autoRefresh]="3"
      [expiresIn]="240000"
      (authorized)="onAuthorized($event)"
    >
      <button slot="refused" (click)="login.refresh()">Scan again</button>
    </wechat-qr-login>
    <p role="status">{{ said }}</p>
  `,
})(LoginPage);

bootstrapApplication(LoginPage, { providers: [provideZoneChangeDetection()] });
