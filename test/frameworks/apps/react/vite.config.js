import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';

/** With `--mode react-18`, the same app with React 18 and the component for it. */
const REACT_18 = [
  { find: /^react(?=\/|$)/, replacement: 'react-18' },
  { find: /^react-dom(?=\/|$)/, replacement: 'react-dom-18' },
  { find: './login.js', replacement: fileURLToPath(new URL('login-18.tsx', import.meta.url)) },
];

export default ({ mode }) => ({
  plugins: [react()],
  resolve: { alias: mode === 'react-18' ? REACT_18 : [] },
});
