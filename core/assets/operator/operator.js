/** The operator's page: licences, running calls, ended calls and why they ended, every three seconds. */
import { continued, details, explanation, isFailure, lengthOf, mediaOf, readable } from '/operator/words.js';

const every = 3_000;
/** How long an answer may take: a gateway that hangs, or a network that swallows everything, says nothing at all. */
const patience = 8_000;
const pageLength = 100;
const kept = 'opencvi-admin-token';
const byId = id => document.getElementById(id);

let token = sessionStorage.getItem(kept) ?? '';
/** Ended calls by when they began, newest first; grows when older ones are asked for. */
let records = [];
let hasOlder = false;
let running = [];
/** Calls that were seen running and ended, however long ago they began. */
let justEnded = [];
let answeredAt;
let opened;
let timer;

async function ask(path, init = {}) {
  const answer = await fetch(path, { ...init, signal: AbortSignal.timeout(patience) }).catch(cause => {
    throw new Error('The gateway does not answer.', { cause });
  });
  const body = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  return { answer, body };
}

async function api(path, method = 'GET') {
  const { answer, body } = await ask(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  if (answer.status === 401) throw Object.assign(new Error('This token is not accepted.'), { signIn: true });
  // What is no JSON is said by a proxy in between
  if (!answer.ok || (body === undefined && answer.status !== 204)) throw new Error(body?.detail ?? `The answer is ${answer.status} ${answer.statusText}.`);
  return body;
}

/** An element; text is never read as markup, whatever a caller calls himself. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value) made.setAttribute(key, readable(value));
  }
  made.append(...children.filter(child => child !== undefined).map(child => (child instanceof Node ? child : readable(child))));
  return made;
}

const clock = time => element('time', { datetime: time, title: time }, new Date(time).toLocaleString());
/** `key` is how a button is found again when its table is written anew. */
const button = (text, label, { key, ...attributes }) =>
  element('button', { type: 'button', 'aria-label': label, 'data-key': key, ...attributes }, text);
const detailsOf = ({ id }) => button(id, `Details of call ${id}`, { key: `details ${id}`, class: 'link', onclick: () => open(id) });
const hangUpOf = call =>
  button('Hang up', `Hang up the call of ${call.from}`, { key: `hang up ${call.id}`, onclick: () => hangUp(call) });

/** An address goes on in the next line after its `@`, where it has to. */
function address(text) {
  const at = text.lastIndexOf('@') + 1;
  return element('div', { class: 'address' }, text.slice(0, at), element('wbr'), text.slice(at));
}

function caller({ from, displayName }) {
  const name = displayName ? element('bdi', { class: 'name', title: displayName }, displayName) : undefined;
  return element('div', {}, name, address(from));
}

/** Of each column: the heading, what stands in it, and how it is set. */
const licenceColumns = [
  ['Calls at once', ({ name }) => name],
  ['in use', ({ running }) => running, 'number'],
  ['allowed', ({ maximum }) => maximum, 'number'],
  ['highest since the start', ({ highest }) => highest, 'number'],
  ['refused since the start', ({ refused }) => element('span', { class: refused > 0 && 'failed' }, refused), 'number'],
];
const callColumns = [
  ['Call', detailsOf, 'id'],
  ['State', ({ state, muted }) => (muted ? `${state}, muted` : state), 'word'],
  ['Protocol', ({ protocol }) => protocol, 'word'],
  ['From', caller, 'who'],
  ['Dialled', ({ dialled }) => address(dialled), 'who'],
  ['Tenant', ({ tenant }) => tenant],
  ['Meeting', ({ meeting }) => meeting, 'word'],
  ['Media, packets lost', ({ media }) => mediaOf(media)],
  ['Since', ({ startedAt }) => clock(startedAt)],
  ['', hangUpOf, 'act'],
];
const recordColumns = [
  ['Call', detailsOf, 'id'],
  ['Started', ({ startedAt }) => clock(startedAt)],
  ['Length', lengthOf, 'word'],
  ['Protocol', ({ protocol }) => protocol, 'word'],
  ['From', caller, 'who'],
  ['Dialled', ({ dialled }) => address(dialled), 'who'],
  ['Tenant', ({ tenant }) => tenant],
  ['Meeting', ({ meeting }) => meeting, 'word'],
  ['End', ({ endReason }) => endReason.code, 'word'],
  ['Why', ({ endReason, failedAttempts }) => explanation(endReason, failedAttempts), 'why'],
];

/** Writes a table anew, unless it says the same: what somebody has marked in it stays so, and the focus where it was. */
function table(id, columns, items, nothing) {
  const heading = ([head, , look]) => element('th', { scope: 'col', class: look }, head);
  const cell = (item, [head, value, look]) => element('td', { 'data-head': head, class: look }, value(item) ?? '–');
  const row = item => element('tr', { class: item.endReason && isFailure(item) && 'failed' }, ...columns.map(column => cell(item, column)));
  const written = () =>
    element('table', { 'aria-labelledby': `${id}-title` }, element('thead', {}, element('tr', {}, ...columns.map(heading))), element('tbody', {}, ...items.map(row)));
  const shown = items.length === 0 ? element('p', { class: 'quiet' }, nothing) : written();
  if (byId(id).innerHTML === shown.outerHTML) return;
  const focused = byId(id).contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  byId(id).replaceChildren(shown);
  focus(focused);
}

function focus(key) {
  if (key !== undefined) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function showLicences({ gateway, tenants }) {
  const named = tenants.map(tenant => ({ ...tenant, name: `Tenant ${tenant.name}` }));
  table('licences', licenceColumns, [{ ...gateway, name: 'The gateway' }, ...named], '');
}

function showRecords() {
  const text = byId('containing').value.trim().toLowerCase();
  const known = new Map([...justEnded, ...records].map(record => [record.id, record]));
  const wanted = [...known.values()]
    .filter(record => (!byId('failures').checked || isFailure(record)) && (text === '' || JSON.stringify(record).toLowerCase().includes(text)))
    .sort((one, other) => Date.parse(other.endedAt) - Date.parse(one.endedAt));
  table('records', recordColumns, wanted, known.size === 0 ? 'No call has ended yet.' : 'None of those that are loaded.');
  byId('older').hidden = !hasOlder;
}

async function open(id) {
  await attempt(async () => {
    const call = await api(`/calls/${encodeURIComponent(id)}`).catch(() => api(`/call-records/${encodeURIComponent(id)}`));
    const title = call.endReason ? `${call.endReason.code}: ${explanation(call.endReason, call.failedAttempts)}` : `Call ${id}`;
    byId('details-title').textContent = readable(title);
    byId('details-list').replaceChildren(...details(call).flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
    opened = `details ${id}`;
    byId('details').showModal();
  });
}

async function hangUp({ id, from }) {
  if (!confirm(`Hang up the call of ${readable(from)}?`)) return;
  await attempt(() => api(`/calls/${encodeURIComponent(id)}`, 'DELETE'));
  await refresh();
}

async function older() {
  await attempt(async () => {
    const { records: more } = await api(`/call-records?limit=${pageLength}&before=${encodeURIComponent(records.at(-1).id)}`);
    records = [...records, ...more];
    hasOlder = more.length === pageLength;
    showRecords();
  });
}

async function refresh() {
  clearTimeout(timer);
  if (document.visibilityState === 'visible') await load().catch(missed);
  if (token !== '') timer = setTimeout(refresh, every);
}

async function load() {
  const [licences, { calls }, { records: newest }, { body: ready }] = await Promise.all([
    api('/licences'),
    api('/calls'),
    api(`/call-records?limit=${pageLength}`),
    ask('/readyz'),
  ]);
  await follow(calls, newest);
  if (answeredAt === undefined) byId('problem').textContent = '';
  answeredAt = new Date();
  says(ready?.ready ? 'takes calls' : `takes no calls: ${ready?.reason ?? 'it does not say why'}`);
  showLicences(licences);
  table('calls', callColumns, calls, 'No call is running.');
  showRecords();
  sessionStorage.setItem(kept, token);
  [byId('sign-in').hidden, byId('all').hidden] = [true, false];
}

/** Records come by when calls began: one that ran for hours is not among the newest when it ends. */
async function follow(calls, newest) {
  const gone = running.filter(id => ![...calls, ...newest].some(other => other.id === id));
  const ended = await Promise.all(gone.map(id => api(`/call-records/${encodeURIComponent(id)}`).catch(() => undefined)));
  justEnded = [...ended.filter(record => record !== undefined), ...justEnded].slice(0, pageLength);
  running = calls.map(({ id }) => id);
  const after = continued(newest, records);
  if (!after.meet) hasOlder = newest.length === pageLength;
  records = after.records;
}

/** The line beside the name: it is heard by those who do not see it, so it is written when it changes. */
function says(text, lost = false) {
  if (byId('state').textContent !== text) byId('state').textContent = text;
  byId('head').className = lost ? 'lost' : '';
}

async function attempt(act) {
  byId('problem').textContent = '';
  await act().catch(told);
}

function told(error) {
  if (error.signIn) signIn();
  byId('problem').textContent = error.message;
}

/** A look that failed: what is shown is not how it is now. The next look comes anyway. */
function missed(error) {
  if (error.signIn || answeredAt === undefined) told(error);
  else says(`${error.message} This is how it was at ${answeredAt.toLocaleTimeString()}.`, true);
}

function signIn() {
  token = '';
  answeredAt = undefined;
  says('');
  sessionStorage.removeItem(kept);
  [byId('sign-in').hidden, byId('all').hidden] = [false, true];
  byId('token').select();
}

byId('sign-in').addEventListener('submit', event => {
  event.preventDefault();
  token = byId('token').value.trim();
  byId('problem').textContent = '';
  void refresh();
});
for (const id of ['failures', 'containing']) byId(id).addEventListener('input', showRecords);
byId('filter').addEventListener('submit', event => event.preventDefault());
byId('older').addEventListener('click', older);
byId('details').addEventListener('close', () => focus(opened));
document.addEventListener('visibilitychange', () => void (token !== '' && refresh()));

if (token === '') signIn();
else void refresh();
