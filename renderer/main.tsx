import { createRoot } from 'react-dom/client';
import { Start } from './app/Start.tsx';
import './ui/tokens.css';
import './ui/window.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(<Start />);
