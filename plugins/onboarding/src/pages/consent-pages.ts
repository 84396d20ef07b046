import { type EndReason, unreachable } from '@opencvi/plugin-api';
import type { RoleGrant } from '../consent/app-roles.ts';
import type { ConsentOutcome } from '../consent/consent-outcome.ts';
import { consentRefusal } from '../consent/consent-refusal.ts';
import type { StateProblem } from '../consent/consent-state.ts';
import { type Html, html } from './html.ts';
import { type PageParts, page } from './page.ts';

const kicker = 'Video interop for Microsoft Teams';

/** What an administrator sees who is back from Microsoft. */
export function consentPage(outcome: ConsentOutcome): Html {
  return page({ kicker, ...contentOf(outcome) });
}

type Content = Omit<PageParts, 'kicker'>;

function contentOf(outcome: ConsentOutcome): Content {
  switch (outcome.kind) {
    case 'complete':
      return complete(outcome.tenantId, outcome.grants);
    case 'incomplete':
      return incomplete(outcome);
    case 'no-token':
      return noToken(outcome);
    case 'refused':
      return refused(outcome);
    case 'bad-state':
      return badState(outcome.problem);
    case 'unknown-tenant':
      return plain(
        'This customer is not known here',
        'The gateway has no customer of this name any more. Ask its operator for a new link.',
      );
    case 'other-tenant':
      return otherTenant(outcome);
    case 'unassigned':
      return unassigned(outcome);
    case 'unclear':
      return {
        title: 'Microsoft did not say that you consented',
        tone: 'warning',
        body: html`<p>Nothing was checked. Open the link again and choose <strong>Accept</strong>.</p>${beginAgain(outcome.tenant)}`,
      };
    default:
      return unreachable(outcome);
  }
}

function complete(tenantId: string, grants: readonly RoleGrant[]): Content {
  return {
    title: 'Consent is complete',
    tone: 'good',
    body: html`
<p>The gateway can find and join the meetings of your organization <code>${tenantId}</code>. This was checked with a token that Microsoft issued just now.</p>
${rolesList(grants)}
<h2>What comes next</h2>
<p>Run the PowerShell that your partner has given you, so that invitations get video coordinates. Meetings that are scheduled after that have them; Teams takes up to six hours.</p>
<p class="soft small">You can close this page.</p>`,
  };
}

function incomplete({ tenant, tenantId, grants, again }: Extract<ConsentOutcome, { kind: 'incomplete' }>): Content {
  const missing = grants.filter(({ granted }) => !granted);
  return {
    title: missing.length === 1 ? 'One permission is missing' : `${missing.length} permissions are missing`,
    tone: 'warning',
    body: html`
<p>You have consented, but a token that Microsoft issued just now for <code>${tenantId}</code> does not have everything that the gateway needs.</p>
${rolesList(grants)}
<h2>How to mend it</h2>
<ol class="steps">
<li>Wait a minute and check again: Microsoft takes a moment to apply a consent.</li>
<li>Open the consent link once more and accept all that is listed.</li>
<li>If a permission is not listed there, the gateway's operator adds it to the application's registration: API permissions, Microsoft Graph, <em>Application permissions</em>. Then consent again.</li>
</ol>
${actions(tenant, again)}`,
  };
}

function noToken({ tenant, tenantId, reason, again }: Extract<ConsentOutcome, { kind: 'no-token' }>): Content {
  return {
    title: 'The consent could not be checked',
    tone: 'warning',
    body: html`
<p>Microsoft accepted the consent, but did not issue a token for <code>${tenantId}</code>.</p>
<p>${tokenRemedy(reason)}</p>
<p class="soft small">Microsoft's answer: ${reason.detail ?? reason.code}</p>
${actions(tenant, again)}`,
  };
}

/** Pure: what helps when Entra gives no token. */
function tokenRemedy({ code }: EndReason): string {
  if (code === 'unauthorized') return "The gateway's own credential is not accepted: its operator renews the secret or certificate.";
  if (code === 'not-consented') return 'A consent can take a few minutes to be known everywhere. Wait a little and check again.';
  return 'Microsoft could not be reached. Wait a little and check again.';
}

function refused({ tenant, error, description }: Extract<ConsentOutcome, { kind: 'refused' }>): Content {
  const { what, remedy } = consentRefusal(error, description);
  return {
    title: 'Consent was not given',
    tone: 'bad',
    body: html`<p>${what}</p><p><strong>${remedy}</strong></p>
<p class="soft small">Microsoft's words: <code>${error.slice(0, 100)}</code> ${description?.slice(0, 500)}</p>
${beginAgain(tenant)}`,
  };
}

function badState(problem: StateProblem): Content {
  const words: Readonly<Record<StateProblem, readonly [string, string]>> = {
    expired: ['This link has expired', 'Too much time has passed since you began.'],
    used: ['This answer was used already', 'Each consent is looked at once; you may have reloaded the page.'],
    forged: ['This is not an answer to a request of ours', 'The address of this page was changed or cut short on its way.'],
  };
  const [title, what] = words[problem];
  return {
    title,
    tone: 'warning',
    body: html`<p>${what}</p><p>Nothing is lost: what you consented to stays with Microsoft. Open the consent link that you were given once more.</p>`,
  };
}

function otherTenant({ tenant, wanted, got }: Extract<ConsentOutcome, { kind: 'other-tenant' }>): Content {
  return {
    title: 'This was another organization',
    tone: 'warning',
    body: html`<p>You signed in to the organization <code>${got}</code>; this link is for <code>${wanted}</code>.</p>
<p>Sign in with an account of the other organization. If both are yours, remove the application from the one it is not meant for (Entra admin center, Enterprise applications).</p>
${beginAgain(tenant)}`,
  };
}

function unassigned({ tenant, tenantId, cloud }: Extract<ConsentOutcome, { kind: 'unassigned' }>): Content {
  return {
    title: 'Consent was given; one step is left',
    tone: 'warning',
    body: html`<p>The gateway does not know yet that its customer <strong>${tenant}</strong> is this organization. Send these lines to the gateway's operator, who adds them to the configuration:</p>
<pre>tenants:
  - name: ${tenant}
    microsoft:
      tenantId: ${tenantId}
      cloud: ${cloud}</pre>
<p>Permissions are checked after that: <code>opencvi doctor --tenant ${tenant}</code>.</p>`,
  };
}

function plain(title: string, text: string): Content {
  return { title, tone: 'warning', body: html`<p>${text}</p>` };
}

function rolesList(grants: readonly RoleGrant[]): Html {
  return html`<ul class="roles" aria-label="Permissions">
${grants.map(
  ({ role, granted }) => html`<li class="${granted ? 'yes' : 'no'}"><span class="state" aria-hidden="true">${granted ? '✓' : '✕'}</span>
<strong>${breakable(role.name)}</strong><p>${granted ? 'Granted' : 'Missing'}: ${role.purpose}</p></li>
`,
)}</ul>`;
}

/** A long name may go on in the next line after a dot. */
function breakable(name: string): Html {
  return html`${name.split('.').map((part, index) => html`${index > 0 && html`.<wbr>`}${part}`)}`;
}

function actions(tenant: string, again: string): Html {
  return html`<div class="actions"><a class="button" href="/onboarding/consent/check?state=${again}">Check again</a>
<a class="button quiet" href="/onboarding/consent/${encodeURIComponent(tenant)}">Consent again</a></div>`;
}

function beginAgain(tenant: string): Html {
  return html`<div class="actions"><a class="button" href="/onboarding/consent/${encodeURIComponent(tenant)}">Begin again</a></div>`;
}

/** What shows when consent cannot even begin. */
export function cannotBeginPage(reason: string): Html {
  return page({
    kicker,
    title: 'Consent cannot begin',
    tone: 'bad',
    body: html`<p>The gateway is not set up for this customer yet: ${reason}.</p><p>Its operator completes the configuration; then open this link again.</p>`,
  });
}
