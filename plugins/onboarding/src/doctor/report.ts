import type { Finding } from '../api.ts';
import type { Examined } from './examination.ts';

/** How many findings there are of each kind. */
export type Totals = Readonly<Record<Finding['severity'], number>>;

const marks: Readonly<Record<Finding['severity'], string>> = { ok: 'ok     ', warning: 'WARNING', failure: 'FAILURE', skipped: 'skipped' };

/** Pure: counts findings. */
export function totalsOf(examined: readonly Examined[]): Totals {
  const totals = { ok: 0, warning: 0, failure: 0, skipped: 0 };
  for (const { findings } of examined) for (const { severity } of findings) totals[severity]++;
  return totals;
}

/** Pure: findings as lines for people, what to do under each. */
export function reportLines(tenant: string, examined: readonly Examined[]): readonly string[] {
  const width = Math.max(...examined.map(({ title }) => title.length), 0);
  const indent = ' '.repeat(marks.ok.length + width + 4);
  return [
    `Tenant ${tenant}`,
    '',
    ...examined.flatMap(({ title, findings }) =>
      findings.flatMap(({ severity, message, remedy }, index) => [
        `${marks[severity]}  ${(index === 0 ? title : '').padEnd(width)}  ${message}`,
        ...(remedy === undefined ? [] : [`${indent}-> ${remedy}`]),
      ]),
    ),
    '',
    summary(totalsOf(examined)),
  ];
}

function summary({ failure, warning }: Totals): string {
  if (failure + warning === 0) return 'All is well.';
  const counted = [count(failure, 'failure'), count(warning, 'warning')].filter(Boolean).join(', ');
  return failure > 0 ? `${counted}. Rooms may not be able to join.` : `${counted}. Rooms can join.`;
}

function count(number: number, word: string): string {
  return number === 0 ? '' : `${number} ${word}${number === 1 ? '' : 's'}`;
}
