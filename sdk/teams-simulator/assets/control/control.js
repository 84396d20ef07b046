/** The simulator's page: shows what the control API tells, every two seconds, and does what is clicked. */

const lobbyScopes = ['everyone', 'organizationAndFederated', 'organization', 'organizationExcludingGuests', 'invited', 'organizer'];
const presenterScopes = ['everyone', 'organization', 'roleIsPresenter', 'organizer'];
const operations = ['token', 'lookup', 'join', 'call', 'hang-up', 'keep-alive', 'mute', 'participants', 'remove', 'screen-sharing', 'quality', 'calendar', 'subscriptions', 'bot'];
const notificationFaults = ['delay', 'duplicate', 'reorder', 'drop', 'legacy-first', 'forged-key', 'expired-token', 'wrong-audience', 'wrong-tenant', 'wrong-issuer', 'no-token'];
const every = 2_000;

const byId = id => document.getElementById(id);
let token = fromAddress() ?? sessionStorage.getItem('token') ?? '';

/** The start message links here with the token behind the #, which no server ever sees. */
function fromAddress() {
  const found = new URLSearchParams(location.hash.slice(1)).get('token');
  if (found !== null) {
    sessionStorage.setItem('token', found);
    history.replaceState(null, '', location.pathname);
  }
  return found ?? undefined;
}

async function api(method, path, body) {
  const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const answer = await fetch(`/simulator/api${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  if (answer.status === 401) throw Object.assign(new Error('the token is not right'), { signIn: true });
  const json = answer.status === 204 ? undefined : await answer.json();
  if (!answer.ok) throw new Error(json?.detail ?? answer.statusText);
  return json;
}

/** An element; text is never read as markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter(child => child !== undefined && child !== null));
  return made;
}

const link = (href, text) => element('a', { href, target: '_blank', rel: 'noreferrer' }, text);
const code = text => element('code', {}, String(text));
const button = (text, act) => element('button', { type: 'button', name: text.replaceAll(' ', '-'), onclick: () => attempt(act) }, text);

/** Writes a table anew, unless it says the same; the focus stays where it was. */
function table(id, heads, rows, nothing) {
  for (const { children } of rows) heads.forEach((head, index) => children[index]?.setAttribute('data-head', head));
  const heading = () => element('thead', {}, element('tr', {}, heads.map(head => element('th', {}, head))));
  const body = rows.length === 0 ? element('p', { class: 'quiet' }, nothing) : element('table', {}, heading(), element('tbody', {}, rows));
  if (byId(id).innerHTML === body.outerHTML) return;
  const controls = () => [...byId(id).querySelectorAll('a, button, select, summary')];
  const focused = controls().indexOf(document.activeElement);
  byId(id).replaceChildren(body);
  controls()[focused]?.focus();
}

const row = (...cells) => element('tr', {}, cells.map(cell => element('td', {}, cell)));

async function attempt(act) {
  try {
    byId('problem').textContent = '';
    await act();
    await refresh();
  } catch (error) {
    if (error.signIn) return signIn();
    byId('problem').textContent = error.message;
  }
}

function signIn() {
  byId('sign-in').hidden = false;
  byId('all').hidden = true;
}

async function refresh() {
  const [state, meetings, calls, faults, tenants, apps, notifications, sessions, quality] = await Promise.all(
    ['/state', '/meetings', '/calls', '/faults', '/tenants', '/apps', '/notifications', '/sessions', '/quality'].map(path => api('GET', path)),
  );
  byId('sign-in').hidden = true;
  byId('all').hidden = false;
  byId('state').textContent = `${state.url} · time × ${state.timeScale}`;
  showMeetings(meetings.meetings);
  showCalls(calls.calls);
  showFaults(faults.faults);
  showTenants(tenants.tenants, apps.apps);
  showNotifications(notifications.notifications.slice(0, 30));
  showSessions(sessions.sessions);
  showQuality(quality.reports.slice(0, 10));
  fillOrganizers(tenants.tenants);
}

function showMeetings(meetings) {
  const rows = meetings.map(meeting => {
    const at = `/meetings/${meeting.key}`;
    const act = (participant, name) => button(name, () => api('POST', `${at}/participants/${participant.id}/${name}`));
    const people = meeting.participants.map(one =>
      element('div', {}, `${one.name} (${one.kind}${one.inLobby ? ', lobby' : ''}${one.muted ? ', muted' : ''}${one.presenting ? ', presents' : ''}) `,
        (one.inLobby ? ['admit', 'deny'] : [one.muted ? 'unmute' : 'mute', 'remove']).map(name => act(one, name))),
    );
    const choose = (name, values) =>
      element('select', { onchange: event => attempt(() => api('PATCH', at, { [name]: event.target.value })) }, values.map(value => element('option', { value, selected: meeting[name] === value }, value)));
    return row(
      [element('strong', {}, meeting.subject), element('div', { class: 'quiet' }, `${meeting.organizer} · ${meeting.tenant}`)],
      [code(meeting.videoTeleconferenceId ?? 'none'), element('div', { class: 'quiet' }, meeting.tenantKey ?? '')],
      [element('div', {}, 'lobby ', choose('lobby', lobbyScopes)), element('div', {}, 'present ', choose('presenters', presenterScopes))],
      [link(meeting.organizerUrl, 'organizer'), ' · ', link(meeting.joinUrl, 'guest'), ' · ', link(meeting.joinWebUrl, 'Teams link')],
      people.length === 0 ? element('span', { class: 'quiet' }, 'nobody') : people,
      [button('invitation', () => showInvitation(meeting.key)), button('end for all', () => api('POST', `${at}/end`)),
        button(meeting.expired ? 'unexpire' : 'expire', () => api('PATCH', at, { expired: !meeting.expired })), button('cancel', () => api('DELETE', at))],
    );
  });
  table('meetings', ['Meeting', 'Video ID', 'Rules', 'Join', 'People', ''], rows, 'No meetings.');
}

async function showInvitation(key) {
  byId('invitation').hidden = false;
  const chosen = Object.fromEntries(new FormData(byId('invitation-form')));
  const { content } = await api('GET', `/meetings/${key}/invitation?${new URLSearchParams(chosen)}`);
  byId('invitation-text').textContent = content;
  byId('invitation-form').onchange = () => attempt(() => showInvitation(key));
}

function showCalls(calls) {
  const rows = calls.map(call => {
    const act = name => button(name, () => api('POST', `/calls/${call.id}/${name}`));
    const identity = call.identity.guest ?? call.identity.application ?? {};
    return row(
      [element('strong', {}, identity.displayName ?? '?'), element('div', { class: 'quiet' }, call.identity.guest ? 'guest' : 'application')],
      call.subject ?? '-',
      `${call.state}${call.inLobby ? ', lobby' : ''} (${call.role})`,
      [code(call.id), element('div', { class: 'quiet' }, call.callbackUri)],
      [...(call.inLobby ? ['admit', 'deny'] : ['mute', 'unmute', 'remove']).map(act), button('end with 500', () => api('POST', `/calls/${call.id}/terminate`, {})),
        button('drop media', () => api('POST', `/calls/${call.id}/terminate`, { code: 410, subcode: 301005, message: 'Media was lost.' }))],
    );
  });
  table('calls', ['Room', 'Meeting', 'State', 'Call', ''], rows, 'No calls.');
}

function showFaults(faults) {
  const rows = faults.map(({ id, kind, on, left, times, tenant, ...rest }) =>
    row(kind, on, `${left} times`, tenant ?? 'every tenant', code(JSON.stringify(rest)), button('call off', () => api('DELETE', `/faults/${id}`))),
  );
  table('faults', ['What', 'Where', 'Left', 'Tenant', 'Details', ''], rows, 'Nothing goes wrong.');
}

function showTenants(tenants, apps) {
  const rows = tenants.map(tenant =>
    row(
      [element('strong', {}, tenant.name), element('div', { class: 'quiet' }, tenant.domain), code(tenant.id)],
      tenant.users.map(({ upn }) => element('div', {}, upn)),
      tenant.interop.providers.map(({ Identity, TenantKey, AllowAppGuestJoinsAsAuthenticated }) => element('div', {}, `${Identity}: ${TenantKey}${AllowAppGuestJoinsAsAuthenticated ? ' (trusts its applications)' : ''}`)),
      button(tenant.anonymousJoin ? 'forbid anonymous join' : 'allow anonymous join', () => api('PATCH', `/tenants/${tenant.id}`, { anonymousJoin: !tenant.anonymousJoin })),
      apps.map(app => {
        const granted = tenant.consents.find(one => one.app === app.id);
        const at = `/tenants/${tenant.id}/consents/${app.id}`;
        return element('div', {}, `${app.name}: ${granted ? granted.roles.join(', ') : 'no consent'} `, granted ? button('revoke', () => api('DELETE', at)) : button('consent', () => api('PUT', at, {})));
      }),
    ),
  );
  table('tenants', ['Tenant', 'Users', 'Video interop', 'Anonymous users', 'Consent'], rows, 'No tenants.');
}

function showNotifications(entries) {
  const rows = entries.map(entry =>
    row(entry.at.slice(11, 19), code(entry.resourceUrl), `${entry.changeType}${entry.fault ? ` (${entry.fault})` : ''}`, `${entry.status ?? entry.error} (try ${entry.attempt})`,
      element('details', {}, element('summary', {}, 'body'), element('pre', {}, JSON.stringify(entry.body, null, 1)))),
  );
  // What somebody is reading stays as it is
  if (!byId('notifications').querySelector('details[open]')) table('notifications', ['At', 'Resource', 'Change', 'Answer', ''], rows, 'None yet.');
}

function showSessions(sessions) {
  const rows = sessions.map(({ id, displayName, call, streams }) =>
    row(displayName, code(id), code(call ?? '-'), streams.map(one => element('div', {}, `${one.role} ${one.direction} ${one.formats.map(({ codec }) => codec).join('/')} ${one.srtp ?? 'plain RTP'}`))),
  );
  table('sessions', ['Room', 'Session', 'Call', 'Streams'], rows, 'None.');
}

function showQuality(reports) {
  const rows = reports.map(({ at, quality }) => row(at.slice(11, 19), quality.deviceName, element('details', {}, element('summary', {}, quality.deviceDescription), element('pre', {}, JSON.stringify(quality, null, 1)))));
  if (!byId('quality').querySelector('details[open]')) table('quality', ['At', 'Device', ''], rows, 'None yet.');
}

const field = (label, control) => element('label', {}, label, control);
const select = (name, values, chosen) => element('select', { name }, values.map(value => element('option', { value, selected: value === chosen }, value)));
const input = (name, attributes = {}) => element('input', { name, ...attributes });

function fillOrganizers(tenants) {
  const chosen = byId('schedule').elements.organizer;
  if (chosen.options.length > 0) return;
  for (const { domain, users } of tenants) for (const { upn } of users) chosen.append(element('option', { value: `${domain} ${upn}` }, upn));
}

function buildForms() {
  byId('schedule').append(
    field('Organizer', element('select', { name: 'organizer' })), field('Subject', input('subject', { value: 'Meeting', required: true })),
    field('Lobby bypass', select('lobby', lobbyScopes, 'organization')), field('Presenters', select('presenters', presenterScopes)),
    field('Video ID (9 to 13 digits)', input('videoTeleconferenceId', { placeholder: 'chosen', pattern: '\\d{9,13}' })),
    field('Invited mailboxes', input('attendees', { placeholder: 'boardroom@contoso.example', size: 30 })),
    element('button', { class: 'primary', name: 'schedule' }, 'Schedule'),
  );
  byId('schedule').addEventListener('submit', event => {
    event.preventDefault();
    const { organizer, videoTeleconferenceId, attendees, ...rest } = Object.fromEntries(new FormData(event.target));
    const [tenant, upn] = organizer.split(' ');
    const invited = attendees.split(/[\s,;]+/).filter(Boolean);
    void attempt(() => api('POST', '/meetings', { ...rest, tenant, organizer: upn, attendees: invited, ...(videoTeleconferenceId && { videoTeleconferenceId }) }));
  });
  byId('invitation-form').append(
    field('Generation', select('generation', ['3', '2', '1'])), field('Format', select('format', ['text', 'html'])), field('Language', select('language', ['en', 'da', 'fi'])),
  );
  byId('fault').append(
    field('What goes wrong', select('kind', ['status', 'no-answer', 'end-call', ...notificationFaults])), field('Where (answers)', select('on', operations, 'lookup')),
    field('Status', input('status', { value: '429', size: 5 })), field('Retry-After', input('retryAfter', { size: 5 })), field('Code', input('code', { placeholder: '7504', size: 8 })),
    field('Seconds', input('seconds', { size: 5 })), field('Times', input('times', { value: '1', size: 5 })), element('button', { class: 'primary', name: 'add-fault' }, 'Add'),
  );
  byId('fault').addEventListener('submit', event => {
    event.preventDefault();
    void attempt(() => api('POST', '/faults', faultOf(Object.fromEntries(new FormData(event.target)))));
  });
  byId('switches').append(
    button('rotate Entra keys', () => api('POST', '/keys/entra/rotate', {})), button('rotate callback keys', () => api('POST', '/keys/callbacks/rotate', {})),
    button('rotate callback keys and forget the old', () => api('POST', '/keys/callbacks/rotate', { forget: true })),
    ...[1, 10, 60].map(scale => button(`time × ${scale}`, () => api('PUT', '/time-scale', { scale }))),
  );
  byId('token-form').addEventListener('submit', event => {
    event.preventDefault();
    token = new FormData(event.target).get('token');
    sessionStorage.setItem('token', token);
    void attempt(async () => {});
  });
}

function faultOf({ kind, on, status, retryAfter, code: errorCode, seconds, times }) {
  const common = { kind, times: Number(times) };
  if (kind === 'status') return { ...common, on, status: Number(status), ...(retryAfter && { retryAfter: Number(retryAfter) }), ...(errorCode && { code: errorCode }) };
  if (kind === 'end-call') return { ...common, ...(errorCode && { subcode: Number(errorCode) }) };
  return { ...common, ...(kind === 'no-answer' && { on }), ...(seconds && { seconds: Number(seconds) }) };
}

buildForms();
void attempt(async () => {});
setInterval(() => {
  // A choice that is being made must not be taken out of the hand
  if (document.visibilityState === 'visible' && !byId('all').hidden && document.activeElement?.closest('table select') === null) void refresh().catch(() => (byId('state').textContent = 'does not answer'));
}, every);
