import type { Contributions, HttpRoutes } from '@opencvi/plugin-api';
import type { BootProblem } from '../host/boot-error.ts';

/** Routes that stand twice: the second would never be reached. */
export function routeTwins(contributions: Contributions<HttpRoutes>): BootProblem[] {
  const seen = new Map<string, string>();
  const problems: BootProblem[] = [];
  for (const { id, routes } of contributions) {
    for (const { method, path } of routes) {
      const key = `${method} ${path.replace(/\{\w+(\*?)\}/g, '{$1}')}`;
      const twin = seen.get(key);
      if (twin !== undefined)
        problems.push({ who: id, what: `adds the route ${method} ${path}, as ${twin} does already`, remedy: 'choose another path' });
      seen.set(key, id);
    }
  }
  return problems;
}
