import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { root, sources, walk } from './import-graph.ts';

/** A place where a metric is counted or measured. */
export interface MetricUse {
  /** Relative to the root. */
  readonly file: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly name: string;
  readonly labels: readonly string[];
}

interface Argument {
  readonly expression: {
    readonly type: string;
    readonly value?: unknown;
    readonly properties?: readonly { readonly type: string; readonly value?: string; readonly key?: { readonly value?: string } }[];
  };
}

/** Methods of `Metrics`, and which of their arguments is the labels. */
const methods = {
  count: { type: 'counter', labels: 1 },
  gauge: { type: 'gauge', labels: undefined },
  observe: { type: 'histogram', labels: 2 },
} as const;

/** Every use of `Metrics` in a package's sources, its tests aside, where the name is written out. */
export function metricUses(folder: string): MetricUse[] {
  const files = sources(path.join(root, folder, 'src')).filter(file => !/\.test\.ts$|\/test\/|\/testing\//.test(file));
  return files.flatMap(file => usesIn(readFileSync(file, 'utf8')).map(use => ({ file: path.relative(root, file), ...use })));
}

function usesIn(source: string): Omit<MetricUse, 'file'>[] {
  const found: Omit<MetricUse, 'file'>[] = [];
  walk(parseSync(source, { syntax: 'typescript', decorators: true }), node => {
    const callee = node.callee as { property?: { type?: string; value?: string } } | undefined;
    const method = callee?.property?.type === 'Identifier' ? callee.property.value : undefined;
    if (node.type !== 'CallExpression' || !isMethod(method)) return;
    const given = node.arguments as readonly Argument[];
    const name = given[0]?.expression;
    if (name?.type !== 'StringLiteral') return;
    const { type, labels } = methods[method];
    found.push({ type, name: String(name.value), labels: labels === undefined ? [] : keysOf(given[labels]) });
  });
  return found;
}

function isMethod(name: string | undefined): name is keyof typeof methods {
  return name !== undefined && Object.hasOwn(methods, name);
}

/** `{ protocol, end: x }`: protocol, end. */
function keysOf(labels: Argument | undefined): string[] {
  return (labels?.expression.properties ?? []).map(({ value, key }) => key?.value ?? value ?? '').sort();
}
