import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import AboutView from './AboutView.vue';
import App from './App.vue';
import LoginView from './LoginView.vue';

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: LoginView },
    { path: '/about', component: AboutView },
  ],
});

createApp(App).use(router).mount('#app');
