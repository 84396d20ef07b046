import type { Handover } from '../handover/handover.ts';
import { exampleConferenceId } from '../handover/invitation-previews.ts';
import type { NetworkRule } from '../handover/network-needs.ts';
import { type Html, html } from './html.ts';

/** What is handed to a customer, as a sheet that can be read, copied and printed. */
export function handoverSheet(handover: Handover): Html {
  const { tenant, partner, tenantKey, consentUrl, instructionUri, redirectUri, dns, firewall, powershell, invitations } = handover;
  return html`
<p>Everything that <strong>${tenant}</strong> needs to let its video rooms join Teams meetings at <code>${tenantKey}</code>. Dial strings are those of ${partner.title}.</p>
<h2>1. Consent</h2>
<p>A Global Administrator or Privileged Role Administrator of the organization opens this link and accepts:</p>
<p><a href="${consentUrl}">${consentUrl}</a></p>
<p class="soft small">For the operator: the application's registration needs the redirect URI <code>${redirectUri}</code> (platform: Web).</p>
<h2>2. Teams</h2>
<p>A Teams Administrator runs this in PowerShell. Invitations of meetings scheduled from then on have video coordinates.</p>
<pre tabindex="0">${powershell}</pre>
<p class="soft small">“More info” in invitations leads to <code>${instructionUri}</code>.</p>
<h2>3. DNS</h2>
<p>Records of the domain that rooms dial, where it is the organization's own. They are those of what the gateway offers:</p>
<pre tabindex="0">${dns.zone}</pre>
<div class="table"><table><thead><tr><th scope="col">Record</th><th scope="col">Port</th><th scope="col">For</th></tr></thead>
<tbody>${dns.records.map(({ service, port, purpose }) => html`<tr><td><code>${service}</code></td><td>${port}</td><td>${purpose}</td></tr>`)}</tbody></table></div>
<h2>4. Firewall</h2>
<div class="table"><table><thead><tr><th scope="col">Way</th><th scope="col">Ports</th><th scope="col">For</th></tr></thead>
<tbody>${firewall.map(rule)}</tbody></table></div>
<h2>5. What invitations will look like</h2>
${invitations.map(
  ({ generation, years, html: preview, text }) => html`<section><h3>Generation ${generation}, ${years}</h3>
<iframe sandbox="" title="Invitation, generation ${generation}" srcdoc="${preview}"></iframe>
<details><summary>As text</summary><pre tabindex="0">${text}</pre></details><pre class="paper">${text}</pre></section>
`,
)}
<div class="actions"><a class="button quiet" href="/join/${encodeURIComponent(tenant)}/${exampleConferenceId}">See the instruction page</a></div>`;
}

function rule({ from, to, protocol, ports, purpose }: NetworkRule): Html {
  return html`<tr><td>${from} → ${to}</td><td><code>${protocol} ${ports}</code></td><td>${purpose}</td></tr>`;
}
