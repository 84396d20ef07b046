import { render } from 'preact';
import './styles/base.css';
import './styles/card.css';
import './styles/meeting.css';
import './styles/panel.css';
import { Controller } from './state/controller.ts';
import { pageOptions } from './state/page-options.ts';
import { App } from './ui/app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');
const controller = new Controller(pageOptions(location));
render(<App controller={controller} />, root);
void controller.start();
