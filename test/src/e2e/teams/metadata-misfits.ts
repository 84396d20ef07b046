import { checkAnswer, checkNotifications, checkParameters, checkValue, graphMetadata } from '@opencvi/teams-simulator/metadata';
import type { RecordedRequest, RecordingProxy } from './recording-proxy.ts';
import type { SimulatedTeams } from './simulated-teams.ts';

interface Notifications {
  readonly notifications: readonly { readonly body: { readonly value?: unknown } }[];
}

/** Whatever gateway and simulator have said to each other that Microsoft's metadata does not know: requests, answers and callbacks. */
export async function misfitsOf(graph: RecordingProxy, teams: SimulatedTeams): Promise<string[]> {
  const csdl = graphMetadata();
  const { notifications } = await teams.control<Notifications>('GET', '/notifications');
  const told = notifications.flatMap(({ body }) => (body.value === undefined ? [] : checkNotifications(csdl, body)));
  const said = graph.recorded.flatMap(one => [...sent(one), ...answered(one)]);
  return [...said, ...told.map(({ path, message }) => `callback: ${path} ${message}`)];
}

function sent({ method, path, body }: RecordedRequest): string[] {
  const csdl = graphMetadata();
  const action = /\/communications\/calls(?:\/[^/]+)?\/(\w+)$/.exec(path)?.[1];
  if (method !== 'POST') return [];
  const problems = path.endsWith('/communications/calls')
    ? checkValue(csdl, 'microsoft.graph.call', body)
    : action === undefined
      ? []
      : checkParameters(csdl, action, body);
  return problems.map(problem => `${method} ${path}: ${problem.path} ${problem.message}`);
}

function answered({ method, path, status, answer: body }: RecordedRequest): string[] {
  const problems = checkAnswer(graphMetadata(), { method, path, status, body });
  return problems.map(problem => `${status} to ${method} ${path}: ${problem.path} ${problem.message}`);
}
