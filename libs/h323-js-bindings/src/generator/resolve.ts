import { intersect } from './constraints.ts';
import type { AdditionSyntax, Assignment, ComponentSyntax, ModuleSyntax, ReferenceSyntax, TypeSyntax } from './syntax.ts';

/** The types of one module, without parameters and without constrained references: what is left refers to types by name. */
export interface ResolvedModule {
  readonly name: string;
  readonly types: ReadonlyMap<string, TypeSyntax>;
  /** Module to the types that it provides here. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Resolves every module that it is given. */
export function resolveModules(modules: readonly ModuleSyntax[]): ResolvedModule[] {
  const byName = new Map(modules.map(module => [module.name, module]));
  return modules.map(module => new Resolver(module, byName).resolve());
}

class Resolver {
  readonly #module: ModuleSyntax;
  readonly #modules: ReadonlyMap<string, ModuleSyntax>;
  readonly #types = new Map<string, TypeSyntax>();
  readonly #imports = new Map<string, Set<string>>();

  constructor(module: ModuleSyntax, modules: ReadonlyMap<string, ModuleSyntax>) {
    this.#module = module;
    this.#modules = modules;
  }

  resolve(): ResolvedModule {
    for (const { name, parameters, type } of this.#module.assignments.values()) {
      if (parameters.length === 0) this.#types.set(name, this.#type(type));
    }
    return { name: this.#module.name, types: this.#types, imports: this.#imports };
  }

  #type(type: TypeSyntax): TypeSyntax {
    switch (type.kind) {
      case 'REFERENCE':
        return this.#reference(type);
      case 'SEQUENCE OF':
        return { ...type, element: this.#type(type.element) };
      case 'OPEN TYPE':
        return type.contents ? { ...type, contents: this.#type(type.contents) } : type;
      case 'SEQUENCE':
        return {
          ...type,
          root: this.#components(type.root),
          ...(type.additions && { additions: type.additions.map(each => this.#addition(each)) }),
        };
      case 'CHOICE':
        return { ...type, root: this.#components(type.root), ...(type.additions && { additions: this.#components(type.additions) }) };
      default:
        return type;
    }
  }

  #components(components: readonly ComponentSyntax[]): ComponentSyntax[] {
    return components.map(component => ({ ...component, type: this.#type(component.type) }));
  }

  #addition(addition: AdditionSyntax): AdditionSyntax {
    return 'group' in addition ? { group: this.#components(addition.group) } : { ...addition, type: this.#type(addition.type) };
  }

  #reference(reference: ReferenceSyntax): TypeSyntax {
    const { module, assignment } = this.#find(reference.name);
    if (assignment.parameters.length > 0) return this.#instance(reference, assignment);
    if (Object.keys(reference.constraint).length > 0) return this.#constrained(reference, assignment);
    this.#import(module, reference.name);
    return reference;
  }

  /** A constraint on a reference becomes one of the type behind it: `TBCD-STRING(SIZE (3..16))`. */
  #constrained(reference: ReferenceSyntax, { type }: Assignment): TypeSyntax {
    if (!('constraint' in type)) throw new Error(`${reference.name} takes no constraint`);
    return this.#type({ ...type, constraint: intersect(type.constraint, reference.constraint) });
  }

  /** A parameterized type with its parameters filled in gets a name of its own: `SIGNEDEncodedGeneralToken`. */
  #instance({ parameters }: ReferenceSyntax, assignment: Assignment): TypeSyntax {
    const actual = new Map(assignment.parameters.map((dummy, i) => [dummy, parameters[i] as TypeSyntax]));
    const names = parameters.map(parameter =>
      parameter.kind === 'REFERENCE' ? parameter.name : fail(`${assignment.name} of an unnamed type`),
    );
    const name = [assignment.name, ...names].join('-');
    if (!this.#types.has(name)) this.#types.set(name, this.#type(substitute(assignment.type, actual)));
    return { kind: 'REFERENCE', name, parameters: [], constraint: {} };
  }

  #find(name: string): { module: string; assignment: Assignment } {
    const module = this.#module.assignments.has(name)
      ? this.#module.name
      : (this.#module.imports.get(name) ?? this.#importedIndirectly(name));
    const assignment = this.#modules.get(module)?.assignments.get(name) ?? fail(`${this.#module.name}: what is ${name}?`);
    return { module, assignment };
  }

  /** What the instance of an imported parameterized type refers to need not be imported by name. */
  #importedIndirectly(name: string): string {
    const from = [...new Set(this.#module.imports.values())].find(module => this.#modules.get(module)?.assignments.has(name));
    return from ?? fail(`${this.#module.name}: what is ${name}?`);
  }

  #import(module: string, name: string): void {
    if (module === this.#module.name) return;
    const names = this.#imports.get(module) ?? new Set();
    this.#imports.set(module, names.add(name));
  }
}

function fail(message: string): never {
  throw new Error(message);
}

function substitute(type: TypeSyntax, actual: ReadonlyMap<string, TypeSyntax>): TypeSyntax {
  const inside = (component: ComponentSyntax): ComponentSyntax => ({ ...component, type: substitute(component.type, actual) });
  if (type.kind === 'REFERENCE') return actual.get(type.name) ?? type;
  if (type.kind === 'SEQUENCE' && !type.additions) return { ...type, root: type.root.map(inside) };
  const hasNoTypesInside = type.kind !== 'SEQUENCE' && type.kind !== 'CHOICE' && type.kind !== 'SEQUENCE OF' && type.kind !== 'OPEN TYPE';
  if (hasNoTypesInside) return type;
  throw new Error(`parameters of a ${type.kind} are not supported`);
}
