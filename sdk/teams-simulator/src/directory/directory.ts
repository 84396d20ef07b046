import type { App, ConsentSettings, Tenant, User } from './settings.ts';

/** What a directory begins with. */
export interface DirectoryContent {
  readonly tenants: readonly Tenant[];
  readonly apps: readonly App[];
  readonly consents: readonly ConsentSettings[];
}

/** Tenants, applications, and which tenant granted which application what. */
export class Directory {
  readonly #tenants = new Map<string, Tenant>();
  readonly #apps = new Map<string, App>();
  /** Roles by tenant id and application id. */
  readonly #grants = new Map<string, readonly string[]>();
  /** Mailboxes that an application may open, by tenant id and application id; all where there is no entry. */
  readonly #mailboxes = new Map<string, readonly string[]>();

  constructor({ tenants, apps, consents }: DirectoryContent) {
    for (const tenant of tenants) this.#tenants.set(tenant.id, tenant);
    for (const app of apps) this.#apps.set(app.id, app);
    for (const { tenant, app, roles } of consents) {
      const found = this.tenant(tenant);
      if (found && this.#apps.has(app)) this.consent(found, app, roles);
    }
  }

  get tenants(): readonly Tenant[] {
    return [...this.#tenants.values()];
  }

  get apps(): readonly App[] {
    return [...this.#apps.values()];
  }

  /** A tenant by id or domain. */
  tenant(name: string): Tenant | undefined {
    const wanted = name.toLowerCase();
    return this.#tenants.get(wanted) ?? this.tenants.find(({ domain }) => domain === wanted);
  }

  app(id: string): App | undefined {
    return this.#apps.get(id.toLowerCase());
  }

  /** Adds a tenant, or replaces the one with its id. */
  putTenant(tenant: Tenant): void {
    this.#tenants.set(tenant.id, tenant);
  }

  /** Registers an application, or replaces the one with its id. */
  putApp(app: App): void {
    this.#apps.set(app.id, app);
  }

  /** A user of a tenant by UPN or object id. */
  user(tenant: Tenant, name: string): User | undefined {
    const wanted = name.toLowerCase();
    return tenant.users.find(({ id, upn }) => id === wanted || upn.toLowerCase() === wanted);
  }

  /** An administrator grants roles: those the application asks for, unless told otherwise. */
  consent(tenant: Tenant, app: string, roles: readonly string[] = this.app(app)?.roles ?? []): void {
    this.#grants.set(key(tenant, app), roles);
  }

  /** The administrator takes the grant back. False when there was none. */
  revoke(tenant: Tenant, app: string): boolean {
    return this.#grants.delete(key(tenant, app));
  }

  /** What a tenant granted; `undefined` when it does not know the application. */
  granted(tenant: Tenant, app: string): readonly string[] | undefined {
    return this.#grants.get(key(tenant, app));
  }

  /** Lets an application into some mailboxes only, by UPN or object id (New-ApplicationAccessPolicy); into all when none are named. */
  restrictMailboxes(tenant: Tenant, app: string, mailboxes: readonly string[] | undefined): void {
    if (mailboxes === undefined) this.#mailboxes.delete(key(tenant, app));
    else this.#mailboxes.set(key(tenant, app), mailboxes);
  }

  /** Whether the tenant's access policy lets an application into a mailbox. */
  mayOpen(tenant: Tenant, app: string, { id, upn }: User): boolean {
    const some = this.#mailboxes.get(key(tenant, app));
    return some === undefined || some.some(one => [id, upn.toLowerCase()].includes(one.toLowerCase()));
  }
}

function key(tenant: Tenant, app: string): string {
  return `${tenant.id} ${app.toLowerCase()}`;
}
