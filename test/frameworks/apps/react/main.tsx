import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes } from 'react-router';
import { Login } from './login.js';
import { Profile } from './profile.js';

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <BrowserRouter>
      <Link to="/">Home</Link> <Link to="/about">About</Link> <Link to="/profile">Profile</Link>
      <Routes>
        <Route path="/" element={<Login />} />
        <Route path="/about" element={<p>About this site</p>} />
        <Route path="/profile" element={<Profile />} />
      </Routes>
    </BrowserRouter>
  </StrictMode>,
);
