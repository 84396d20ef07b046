import { XMLParser } from 'fast-xml-parser';

/** A property of a type. */
export interface CsdlProperty {
  /** `Edm.String`, `microsoft.graph.call`, `Collection(...)`; aliases resolved. */
  readonly type: string;
  readonly nullable: boolean;
}

/** An entity or complex type, its inherited properties among its own. */
export interface CsdlStructure {
  readonly kind: 'structure';
  readonly name: string;
  readonly base: string | undefined;
  readonly abstract: boolean;
  /** Whether undeclared properties may stand in it (OData CSDL 4.01, 6.3). */
  readonly open: boolean;
  readonly properties: ReadonlyMap<string, CsdlProperty>;
}

/** An enumeration. */
export interface CsdlEnum {
  readonly kind: 'enum';
  readonly name: string;
  readonly flags: boolean;
  readonly members: ReadonlySet<string>;
}

/** An action, by the type it is bound to. */
export interface CsdlAction {
  readonly name: string;
  readonly binding: string;
  readonly parameters: ReadonlyMap<string, CsdlProperty>;
  readonly returns: string | undefined;
}

/** The types and actions of a metadata document. */
export interface Csdl {
  readonly types: ReadonlyMap<string, CsdlStructure | CsdlEnum>;
  readonly actions: readonly CsdlAction[];
}

interface Node {
  readonly [name: string]: string | readonly Node[] | undefined;
}

const many = new Set([
  'Schema',
  'EntityType',
  'ComplexType',
  'EnumType',
  'Action',
  'Property',
  'NavigationProperty',
  'Member',
  'Parameter',
  'ReturnType',
]);

/** Reads a metadata document (OData CSDL XML 4.01). */
export function parseCsdl(xml: string): Csdl {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    removeNSPrefix: true,
    isArray: name => many.has(name),
  });
  const document = parser.parse(xml) as { Edmx?: { DataServices?: Node } };
  const schemas = children(document.Edmx?.DataServices ?? {}, 'Schema');
  const types = new Map<string, CsdlStructure | CsdlEnum>();
  const actions: CsdlAction[] = [];
  const aliases = new Map(schemas.map(schema => [attribute(schema, 'Alias') ?? '', attribute(schema, 'Namespace') ?? '']));
  for (const schema of schemas) {
    const reader = new SchemaReader(attribute(schema, 'Namespace') ?? '', aliases);
    // The copy of the metadata has types of call records behind those of calls, under one namespace: the first of a name counts
    for (const type of reader.types(schema)) if (!types.has(type.name)) types.set(type.name, type);
    actions.push(...reader.actions(schema));
  }
  return { types: new Map([...types].map(([name, type]) => [name, type.kind === 'enum' ? type : inherited(type, types)])), actions };
}

class SchemaReader {
  readonly #namespace: string;
  readonly #aliases: ReadonlyMap<string, string>;

  constructor(namespace: string, aliases: ReadonlyMap<string, string>) {
    this.#namespace = namespace;
    this.#aliases = aliases;
  }

  types(schema: Node): readonly (CsdlStructure | CsdlEnum)[] {
    const structures = [...children(schema, 'EntityType'), ...children(schema, 'ComplexType')].map(node => this.#structure(node));
    const enums = children(schema, 'EnumType').map(
      (node): CsdlEnum => ({
        kind: 'enum',
        name: this.#own(node),
        flags: attribute(node, 'IsFlags') === 'true',
        members: new Set(children(node, 'Member').map(member => attribute(member, 'Name') ?? '')),
      }),
    );
    return [...structures, ...enums];
  }

  actions(schema: Node): readonly CsdlAction[] {
    return children(schema, 'Action').map(node => {
      const [binding, ...parameters] = children(node, 'Parameter');
      const [returns] = children(node, 'ReturnType');
      return {
        name: attribute(node, 'Name') ?? '',
        binding: this.#resolve(binding ? (attribute(binding, 'Type') ?? '') : ''),
        parameters: new Map(parameters.map(one => this.#property(one))),
        returns: returns && this.#resolve(attribute(returns, 'Type') ?? ''),
      };
    });
  }

  #structure(node: Node): CsdlStructure {
    const base = attribute(node, 'BaseType');
    const properties = [...children(node, 'Property'), ...children(node, 'NavigationProperty')];
    return {
      kind: 'structure',
      name: this.#own(node),
      base: base && this.#resolve(base),
      abstract: attribute(node, 'Abstract') === 'true',
      open: attribute(node, 'OpenType') === 'true',
      properties: new Map(properties.map(one => this.#property(one))),
    };
  }

  #property(node: Node): [string, CsdlProperty] {
    const type = this.#resolve(attribute(node, 'Type') ?? '');
    // A collection's Nullable speaks of its items (OData CSDL 4.01, 7.2.1)
    const nullable = type.startsWith('Collection(') || attribute(node, 'Nullable') !== 'false';
    return [attribute(node, 'Name') ?? '', { type, nullable }];
  }

  #own(node: Node): string {
    return `${this.#namespace}.${attribute(node, 'Name') ?? ''}`;
  }

  /** `Collection(graph.call)` is `Collection(microsoft.graph.call)`. */
  #resolve(type: string): string {
    const inner = /^Collection\((.+)\)$/.exec(type)?.[1];
    if (inner !== undefined) return `Collection(${this.#resolve(inner)})`;
    const dot = type.lastIndexOf('.');
    const namespace = this.#aliases.get(type.slice(0, dot));
    return namespace === undefined ? type : `${namespace}${type.slice(dot)}`;
  }
}

/** A type with everything it has from its bases; openness is inherited as well. */
function inherited(type: CsdlStructure, types: ReadonlyMap<string, CsdlStructure | CsdlEnum>): CsdlStructure {
  const base = type.base === undefined ? undefined : types.get(type.base);
  if (base?.kind !== 'structure') return type;
  const whole = inherited(base, types);
  return { ...type, open: type.open || whole.open, properties: new Map([...whole.properties, ...type.properties]) };
}

function children(node: Node, name: string): readonly Node[] {
  const found = node[name];
  return Array.isArray(found) ? found : [];
}

function attribute(node: Node, name: string): string | undefined {
  const found = node[`@${name}`];
  return typeof found === 'string' ? found : undefined;
}
