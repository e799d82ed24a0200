import { A, Route, Router } from '@solidjs/router';
import type { ParentProps } from 'solid-js';
import { render } from 'solid-js/web';
import { Login } from './login.jsx';

function Layout(props: ParentProps) {
  return (
    <>
      <A href="/">Home</A> <A href="/about">About</A>
      {props.children}
    </>
  );
}

render(
  () => (
    <Router root={Layout}>
      <Route path="/" component={Login} />
      <Route path="/about" component={() => <p>About this site</p>} />
    </Router>
  ),
  document.querySelector('#app')!,
);
