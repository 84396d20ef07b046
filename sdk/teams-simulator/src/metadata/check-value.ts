import type { Csdl, CsdlProperty, CsdlStructure } from './csdl.ts';
import { documentedAdditions, typesElsewhere } from './documented.ts';
import { isPrimitive } from './primitives.ts';

/** Where a value does not fit the metadata, and why. */
export interface MetadataProblem {
  readonly path: string;
  readonly message: string;
}

/** Every place where a JSON value is not what the metadata says of its type (`microsoft.graph.call`, `Collection(...)`). Undeclared properties count, open types too, unless documented. */
export function checkValue(csdl: Csdl, type: string, value: unknown): readonly MetadataProblem[] {
  return new Checker(csdl).value(type, value, '$');
}

/** The same for the body of an action, by its name. */
export function checkParameters(csdl: Csdl, action: string, body: unknown): readonly MetadataProblem[] {
  const found = csdl.actions.filter(({ name }) => name === action);
  if (found.length === 0) return [{ path: '$', message: `there is no action ${action}` }];
  const tries = found.map(({ parameters }) => new Checker(csdl).properties(parameters, body, { path: '$', name: action, complete: true }));
  return tries.find(problems => problems.length === 0) ?? tries[0] ?? [];
}

interface Place {
  readonly path: string;
  readonly name: string;
  /** Whether everything that may not be null has to be there. */
  readonly complete: boolean;
}

class Checker {
  readonly #csdl: Csdl;

  constructor(csdl: Csdl) {
    this.#csdl = csdl;
  }

  value(type: string, value: unknown, path: string): readonly MetadataProblem[] {
    const inner = /^Collection\((.+)\)$/.exec(type)?.[1];
    if (inner !== undefined) {
      if (!Array.isArray(value)) return [{ path, message: `expected ${type}, found ${shown(value)}` }];
      return value.flatMap((item, index) => this.value(inner, item, `${path}[${index}]`));
    }
    const primitive = isPrimitive(type, value);
    if (primitive !== undefined) return primitive ? [] : [{ path, message: `expected ${type}, found ${shown(value)}` }];
    const found = this.#csdl.types.get(type);
    if (found === undefined) return [{ path, message: `the metadata has no type ${type}` }];
    if (found.kind === 'enum') {
      const given = typeof value === 'string' ? (found.flags ? value.split(',') : [value]) : [];
      const fits = given.length > 0 && given.every(one => found.members.has(one));
      return fits ? [] : [{ path, message: `expected one of ${[...found.members].join(', ')}, found ${shown(value)}` }];
    }
    return this.#structure(found, value, path);
  }

  properties(properties: ReadonlyMap<string, CsdlProperty>, value: unknown, { path, name, complete }: Place): readonly MetadataProblem[] {
    if (!isObject(value)) return [{ path, message: `expected an object, found ${shown(value)}` }];
    const problems: MetadataProblem[] = [];
    for (const [key, item] of Object.entries(value)) {
      if (key.includes('@')) continue;
      const declared = properties.get(key);
      const at = `${path}.${key}`;
      if (declared === undefined) {
        const addition = documentedAdditions[`${name}/${key}`];
        if (addition === undefined) problems.push({ path: at, message: `${name} has no property ${key}` });
        else if (addition !== null) problems.push(...this.value(addition, item, at));
      } else if (item === null) {
        if (!declared.nullable) problems.push({ path: at, message: 'may not be null' });
      } else problems.push(...this.value(declared.type, item, at));
    }
    if (complete) {
      for (const [key, { nullable, type }] of properties) {
        const needed = !nullable && !type.startsWith('Collection(');
        if (needed && !(key in value)) problems.push({ path: `${path}.${key}`, message: 'is missing' });
      }
    }
    return problems;
  }

  #structure(declared: CsdlStructure, value: unknown, path: string): readonly MetadataProblem[] {
    if (!isObject(value)) return [{ path, message: `expected ${declared.name}, found ${shown(value)}` }];
    const annotation = value['@odata.type'];
    const actual = annotation === undefined ? declared : this.#named(String(annotation));
    if (actual === undefined) return [{ path, message: `the metadata has no type ${String(annotation)}` }];
    if (actual.abstract && annotation === undefined) return [{ path, message: `${declared.name} is abstract: @odata.type is missing` }];
    if (!this.#derives(actual, declared)) return [{ path, message: `${actual.name} is no ${declared.name}` }];
    return this.properties(actual.properties, value, { path, name: actual.name, complete: false });
  }

  #named(annotation: string): CsdlStructure | undefined {
    const name = annotation.replace(/^#/, '');
    const found = this.#csdl.types.get(typesElsewhere[name] ?? name);
    if (found?.kind !== 'structure') return undefined;
    return typesElsewhere[name] === undefined ? found : { ...found, abstract: false };
  }

  #derives(type: CsdlStructure, from: CsdlStructure): boolean {
    if (type.name === from.name) return true;
    const base = type.base === undefined ? undefined : this.#csdl.types.get(type.base);
    return base?.kind === 'structure' && this.#derives(base, from);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
