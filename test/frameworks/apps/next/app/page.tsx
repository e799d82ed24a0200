import { Login } from './login';

export default function Home() {
  return <Login />;
}
