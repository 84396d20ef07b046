import { type Html, html } from './html.ts';
import { page } from './page.ts';

/** Where the script of the hand-over page is. */
export const handoverScriptPath = '/onboarding/handover.js';

/** The frame of the hand-over sheet: asks for the admin token, and fetches the sheet with it. Tells nothing by itself. */
export function handoverPage(tenant: string): Html {
  return page({
    kicker: 'For the operator of the gateway',
    title: `Hand-over for ${tenant}`,
    wide: true,
    script: handoverScriptPath,
    body: html`<form class="screen" id="open"><label for="token">Admin token</label>
<input id="token" type="password" autocomplete="off" required>
<div class="actions"><button>Show</button></div></form>
<p role="alert" id="trouble"></p>
<div id="sheet" data-source="/api/v1/onboarding/tenants/${encodeURIComponent(tenant)}/handover.html"></div>
<noscript><p>This page needs JavaScript to send the admin token. Or: <code>curl -H "Authorization: Bearer …" …/handover.html</code></p></noscript>`,
  });
}

/** Shows the sheet. The token stays in this tab. */
export const handoverScript = `
const form = document.getElementById('open');
const token = document.getElementById('token');
const trouble = document.getElementById('trouble');
const sheet = document.getElementById('sheet');
const kept = 'opencvi-admin-token';

async function show() {
  trouble.textContent = '';
  try {
    const answer = await fetch(sheet.dataset.source, { headers: { Authorization: 'Bearer ' + token.value } });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      trouble.textContent = answer.status === 401 ? 'This token is not accepted.' : problem.detail || answer.statusText;
      return;
    }
    sheet.innerHTML = await answer.text();
    form.hidden = true;
    sessionStorage.setItem(kept, token.value);
  } catch {
    trouble.textContent = 'The gateway does not answer.';
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  void show();
});
const before = sessionStorage.getItem(kept);
if (before) {
  token.value = before;
  void show();
}
`.trimStart();
