import { DatePipe } from '@angular/common';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'egain-login';

@Component({
  selector: 'app-login',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  imports: [DatePipe],
  template: `
    <egain-login
      authorize-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/authorize"
      token-url="http://localhost:4401/system/auth/TMPRODB88619984-U/oauth2/token"
      client-id="7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60"
      scope="knowledge.portalmgr.read"
      (token)="expiresAt.set($event.detail.expiresAt)"
      (logout)="expiresAt.set(undefined)"
    ></egain-login>
    @if (expiresAt(); as time) {
      <p>Signed in until {{ time | date: 'mediumTime' }}</p>
    }
  `,
})
export class Login {
  readonly expiresAt = signal<number | undefined>(undefined);
}
