import { checkValue, type MetadataProblem } from './check-value.ts';
import type { Csdl } from './csdl.ts';

/** An answer of Graph. */
export interface GraphAnswer {
  readonly method: string;
  /** With or without version and query. */
  readonly path: string;
  readonly status: number;
  /** As JSON; `undefined` when there is none. */
  readonly body: unknown;
}

/** What is found where: the entity, or a collection of it. */
const resources: readonly (readonly [RegExp, string])[] = [
  [/\/participants(\/[^/]+)?$/i, 'microsoft.graph.participant'],
  [/\/calls(\/[^/]+)?$/i, 'microsoft.graph.call'],
  [/\/onlineMeetings(\/[^/]+)?$/i, 'microsoft.graph.onlineMeeting'],
  [/\/(events(\/[^/]+)?|calendarView(\/delta)?)$/i, 'microsoft.graph.event'],
  [/\/subscriptions(\/[^/]+)?$/i, 'microsoft.graph.subscription'],
];
/** Actions that answer with an operation. */
const operations = /\/(un)?mute$/i;
/** Actions and requests that answer without a body. */
const silent = /\/(keepAlive|changeScreenSharingRole|logTeleconferenceDeviceQuality)$/i;

/** Every place where the body of an answer is not what the metadata says of the resource at its path; errors are measured by their documented shape. */
export function checkAnswer(csdl: Csdl, { method, path, status, body }: GraphAnswer): readonly MetadataProblem[] {
  const [plain = ''] = path.split('?');
  const resource = plain.replace(/\/$/, '');
  if (status >= 400) return errorProblems(body);
  if (method === 'DELETE' || silent.test(resource)) return body === undefined ? [] : [{ path: '$', message: 'there is a body' }];
  if (operations.test(resource)) return checkValue(csdl, 'microsoft.graph.commsOperation', body);
  const [, type] = resources.find(([pattern]) => pattern.test(resource)) ?? [];
  if (type === undefined) return [{ path: '$', message: `nothing is known of ${resource}` }];
  const { value, ...rest } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (value === undefined) return checkValue(csdl, type, body);
  const besides = Object.keys(rest).filter(key => !key.startsWith('@'));
  return [
    ...besides.map(key => ({ path: `$.${key}`, message: 'stands beside a collection' })),
    ...checkValue(csdl, `Collection(${type})`, value),
  ];
}

/** concepts/errors: `error` with `code`, `message`, and `innerError` that names the request. */
function errorProblems(body: unknown): readonly MetadataProblem[] {
  const { error } = (body ?? {}) as { readonly error?: Readonly<Record<string, unknown>> };
  const inner = (error?.innerError ?? {}) as Readonly<Record<string, unknown>>;
  const texts = { 'error.code': error?.code, 'error.message': error?.message, 'error.innerError.request-id': inner['request-id'] };
  return Object.entries(texts)
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([path]) => ({ path: `$.${path}`, message: 'is missing' }));
}
