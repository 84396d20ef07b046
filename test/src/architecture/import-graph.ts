import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** One import of one file, as it is written. */
export interface Import {
  /** Relative to the root. */
  readonly file: string;
  readonly specifier: string;
}

/** A workspace package. */
export interface Package {
  readonly name: string;
  /** Relative to the root: `plugins/protocol-sip`. */
  readonly folder: string;
  readonly dependencies: readonly string[];
}

/** Every package of the workspace. */
export function packages(): Package[] {
  const { workspaces } = readJson(root) as { workspaces: string[] };
  const folders = workspaces.flatMap(pattern => (pattern.endsWith('/*') ? children(pattern.slice(0, -2)) : [pattern]));
  return folders.map(folder => {
    const json = readJson(path.join(root, folder)) as { name: string } & Record<string, Record<string, string> | undefined>;
    const all = { ...json.dependencies, ...json.devDependencies, ...json.peerDependencies };
    return { name: json.name, folder, dependencies: Object.keys(all) };
  });
}

/** Every import of a package's sources: static, dynamic, re-exports and `import type`. */
export function importsOf(folder: string): Import[] {
  return sources(path.join(root, folder)).flatMap(file =>
    specifiers(readFileSync(file, 'utf8'), file.endsWith('x')).map(specifier => ({ file: path.relative(root, file), specifier })),
  );
}

function specifiers(source: string, tsx: boolean): string[] {
  const found: string[] = [];
  walk(parseSync(source, { syntax: 'typescript', tsx, decorators: true }), node => {
    if (typeof node.type !== 'string') return;
    const from = node.source as { value?: string } | null | undefined;
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && from?.value) found.push(from.value);
    const callee = node.callee as { type?: string } | undefined;
    const first = (node.arguments as { expression?: { type?: string; value?: string } }[] | undefined)?.[0]?.expression;
    if (node.type === 'CallExpression' && callee?.type === 'Import' && first?.type === 'StringLiteral' && first.value)
      found.push(first.value);
  });
  return found;
}

/** Visits every node of a syntax tree. */
export function walk(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Record<string, unknown>);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

/** Every TypeScript source below a folder. */
export function sources(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    if (name === 'node_modules' || name === 'dist' || name.startsWith('.')) return [];
    const full = path.join(folder, name);
    if (statSync(full).isDirectory()) return sources(full);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [full] : [];
  });
}

function children(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .map(name => `${folder}/${name}`)
    .filter(child => statSync(path.join(root, child)).isDirectory());
}

function readJson(folder: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
