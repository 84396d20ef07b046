/** The operator's page: licences, running calls, ended calls and why they ended, every three seconds. */
import { details, explanation, isFailure, lengthOf, mediaOf } from '/operator/words.js';

const every = 3_000;
const kept = 'opencvi-admin-token';
const byId = id => document.getElementById(id);

let token = sessionStorage.getItem(kept) ?? '';
/** Ended calls, newest first; grows when older ones are asked for. */
let records = [];
let hasOlder = false;
let timer;

async function api(path, method = 'GET') {
  const answer = await fetch(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  if (answer.status === 401) throw Object.assign(new Error('This token is not accepted.'), { signIn: true });
  const body = answer.status === 204 ? undefined : await answer.json();
  if (!answer.ok) throw new Error(body?.detail ?? answer.statusText);
  return body;
}

/** An element; text is never read as markup, whatever a caller calls himself. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== undefined).map(child => (child instanceof Node ? child : String(child))));
  return made;
}

const button = (text, act, className) => element('button', { type: 'button', class: className, onclick: act }, text);
const clock = time => element('time', { datetime: time, title: time }, new Date(time).toLocaleString());
const number = value => element('td', { class: 'number' }, value ?? '–');
const cell = (value, title) => element('td', { title }, value ?? '–');

/** Replaces a table, unless it says the same: what somebody has focused or marked in it stays so. */
function table(id, heads, rows, nothing) {
  const headings = element('tr', {}, ...heads.map(head => element('th', { scope: 'col', class: id === 'licences' && head !== heads[0] && 'number' }, head)));
  const shown = rows.length === 0 ? element('p', { class: 'quiet' }, nothing) : element('table', {}, element('thead', {}, headings), element('tbody', {}, ...rows));
  if (byId(id).innerHTML !== shown.outerHTML) byId(id).replaceChildren(shown);
}

function showLicences({ gateway, tenants }) {
  const row = (name, { running, maximum, highest, refused }) =>
    element('tr', {}, cell(name), number(running), number(maximum), number(highest), element('td', { class: refused > 0 ? 'number failed' : 'number' }, refused));
  const rows = [row('The gateway', gateway), ...tenants.map(tenant => row(`Tenant ${tenant.name}`, tenant))];
  table('licences', ['Calls at once', 'in use', 'allowed', 'highest since the start', 'refused since the start'], rows, '');
}

function showCalls(calls) {
  const rows = calls.map(call =>
    element(
      'tr',
      {},
      cell(button(call.id, () => open(call.id), 'link')),
      cell(call.state),
      cell(call.protocol),
      cell(call.from, call.displayName),
      cell(call.dialled),
      cell(call.tenant),
      cell(call.meeting),
      cell(mediaOf(call.media)),
      cell(clock(call.startedAt)),
      cell(button('Hang up', () => hangUp(call), 'act')),
    ),
  );
  table('calls', ['Call', 'State', 'Protocol', 'From', 'Dialled', 'Tenant', 'Meeting', 'Media, packets lost', 'Since', ''], rows, 'No call is running.');
}

function showRecords() {
  const text = byId('containing').value.trim().toLowerCase();
  const wanted = records.filter(
    record => (!byId('failures').checked || isFailure(record)) && (text === '' || JSON.stringify(record).toLowerCase().includes(text)),
  );
  const rows = wanted.map(record =>
    element(
      'tr',
      { class: isFailure(record) ? 'failed' : '' },
      cell(button(record.id, () => open(record.id), 'link')),
      cell(clock(record.startedAt)),
      cell(lengthOf(record)),
      cell(record.protocol),
      cell(record.from, record.displayName),
      cell(record.dialled),
      cell(record.tenant),
      cell(record.meeting),
      cell(record.endReason.code),
      cell(explanation(record.endReason, record.failedAttempts)),
    ),
  );
  const heads = ['Call', 'Started', 'Length', 'Protocol', 'From', 'Dialled', 'Tenant', 'Meeting', 'End', 'Why'];
  table('records', heads, rows, records.length === 0 ? 'No call has ended yet.' : 'None of those that are loaded.');
  byId('older').hidden = !hasOlder;
}

async function open(id) {
  await attempt(async () => {
    const call = await api(`/calls/${encodeURIComponent(id)}`).catch(() => api(`/call-records/${encodeURIComponent(id)}`));
    byId('details-title').textContent = call.endReason ? `${call.endReason.code}: ${explanation(call.endReason, call.failedAttempts)}` : `Call ${id}`;
    byId('details-list').replaceChildren(...details(call).flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
    byId('details').showModal();
  });
}

async function hangUp({ id, from }) {
  if (!confirm(`Hang up the call of ${from}?`)) return;
  await attempt(() => api(`/calls/${encodeURIComponent(id)}`, 'DELETE'));
  await refresh();
}

async function older() {
  await attempt(async () => {
    const { records: more } = await api(`/call-records?limit=100&before=${encodeURIComponent(records.at(-1).id)}`);
    records = [...records, ...more];
    hasOlder = more.length === 100;
    showRecords();
  });
}

async function refresh() {
  clearTimeout(timer);
  if (document.visibilityState === 'visible') await attempt(load);
  if (token !== '') timer = setTimeout(refresh, every);
}

async function load() {
  const [licences, { calls }, { records: newest }, ready] = await Promise.all([
    api('/licences'),
    api('/calls'),
    api('/call-records?limit=100'),
    fetch('/readyz').then(answer => answer.json()),
  ]);
  const oldest = newest.at(-1)?.id;
  if (records.length === 0) hasOlder = newest.length === 100;
  records = [...newest, ...(oldest === undefined ? [] : records.filter(({ id }) => id < oldest))];
  byId('state').textContent = ready.ready ? 'takes calls' : `takes no calls: ${ready.reason}`;
  showLicences(licences);
  showCalls(calls);
  showRecords();
  sessionStorage.setItem(kept, token);
  [byId('sign-in').hidden, byId('all').hidden] = [true, false];
}

async function attempt(act) {
  try {
    await act();
    byId('problem').textContent = '';
  } catch (error) {
    if (error.signIn) signIn();
    byId('problem').textContent = error instanceof TypeError ? 'The gateway does not answer.' : error.message;
  }
}

function signIn() {
  token = '';
  sessionStorage.removeItem(kept);
  [byId('sign-in').hidden, byId('all').hidden] = [false, true];
}

byId('sign-in').addEventListener('submit', event => {
  event.preventDefault();
  token = byId('token').value.trim();
  void refresh();
});
for (const id of ['failures', 'containing']) byId(id).addEventListener('input', showRecords);
byId('filter').addEventListener('submit', event => event.preventDefault());
byId('older').addEventListener('click', older);
document.addEventListener('visibilitychange', () => void (token !== '' && refresh()));

if (token === '') signIn();
else void refresh();
