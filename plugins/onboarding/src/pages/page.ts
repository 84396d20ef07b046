import type { HttpAnswer } from '@opencvi/plugin-api';
import { type Html, html } from './html.ts';

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  /** The part of the onboarding it belongs to, above the title. */
  readonly kicker: string;
  readonly body: Html;
  /** What the page is about at a glance. */
  readonly tone?: 'plain' | 'good' | 'warning' | 'bad';
  readonly wide?: boolean;
  /** Path of a script of ours. */
  readonly script?: string;
}

/** Where the stylesheet is. */
export const stylePath = '/onboarding/style.css';

const marks = { plain: '', good: '✓', warning: '!', bad: '✕' } as const;

/** A whole page. */
export function page({ title, kicker, body, tone = 'plain', wide = false, script }: PageParts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="data:,">
${script !== undefined && html`<script src="${script}" defer></script>`}
</head>
<body>
<main class="sheet${wide && ' wide'}">
<header class="${tone}">
${tone !== 'plain' && html`<span class="mark" aria-hidden="true">${marks[tone]}</span>`}
<div><p class="kicker">${kicker}</p><h1>${title}</h1></div>
</header>
${body}
</main>
</body>
</html>
`;
}

const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A page as an answer, under a policy of its own: nothing is loaded but our stylesheet, nothing runs. */
export function pageAnswer(content: Html, status = 200, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    text: content.text,
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', ...headers },
  };
}
