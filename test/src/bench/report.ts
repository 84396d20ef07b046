import { meets, type Row } from './row.ts';

const HEAD = ['', 'here', 'peer, same run', 'ratio', 'target', '', 'rounds'];

/** The rows as a table for people. */
export function table(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  return lines
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells(row: Row): string[] {
  const { suite, name, unit, ours, peer, target, rounds } = row;
  const verdict = { true: 'met', false: 'missed', undefined: '' }[`${meets(row)}`] ?? '';
  return [
    `${suite}: ${name}`,
    `${short(ours)} ${unit}`,
    peer ? `${short(peer.value)} ${peer.name}` : '',
    peer ? short(peer.ratio) : '',
    target ? `≤ ${target.most}${target.of === 'value' ? ` ${unit}` : ''}` : '',
    verdict,
    `${rounds.used}${rounds.discarded > 0 ? `, ${rounds.discarded} noisy discarded` : ''}${rounds.noisy ? ' (noisy)' : ''}`,
  ];
}

/** Three significant digits, and none after the point from a hundred on. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '?';
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
