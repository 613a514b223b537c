export interface SeedPerson {
  readonly name: string
  readonly email: string
  readonly signature?: string
  readonly subdomain?: string
}

/** People of an organization, one per role. */
export interface SeedPeople {
  readonly owner: SeedPerson
  readonly admin: SeedPerson
  readonly manager: SeedPerson
  readonly member: SeedPerson
  readonly viewer: SeedPerson
  /** IANA time zone of everyone. */
  readonly timeZone: string
}

/** The people of every QA preset. */
export const qaPeople: SeedPeople = {
  owner: { name: 'Ana Martins', email: 'owner@example.com', signature: 'Ana Martins\n+351 210 000 000', subdomain: 'ana-martins' },
  admin: { name: 'Rui Costa', email: 'admin@example.com' },
  manager: { name: 'Mia Santos', email: 'manager@example.com' },
  member: { name: 'Leo Duarte', email: 'member@example.com', signature: 'Leo Duarte\n+351 210 000 001', subdomain: 'leo-duarte' },
  viewer: { name: 'Eva Nunes', email: 'viewer@example.com' },
  timeZone: 'UTC',
}
