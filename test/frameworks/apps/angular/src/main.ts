import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterLink, RouterOutlet } from '@angular/router';
import { Login } from './login';

@Component({ selector: 'app-about', template: '<p>About this site</p>' })
class About {}

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: '<a routerLink="/">Home</a> <a routerLink="/about">About</a> <router-outlet />',
})
class App {}

const routes = [
  { path: '', component: Login },
  { path: 'about', component: About },
];

bootstrapApplication(App, { providers: [provideRouter(routes)] }).catch(console.error);
