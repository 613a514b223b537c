import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Role, roles, type Scope, type TokenType } from '../actor'

export interface ScopeRule {
  readonly name: Scope
  readonly label: string
  readonly risk: 'low' | 'medium' | 'high'
  /** Why it has that risk. */
  readonly reason: string
  /** The lowest role that may give it. */
  readonly lowestRole: Role
  /** The only types that may carry it; absent = all. */
  readonly types?: readonly TokenType[] | undefined
}

const builtIn: readonly ScopeRule[] = [
  {
    name: 'contacts:read',
    label: 'Read contacts',
    risk: 'medium',
    reason: 'Shows names, e-mail addresses and phone numbers.',
    lowestRole: 'member',
  },
  { name: 'contacts:write', label: 'Write contacts', risk: 'high', reason: 'Can change and delete contacts.', lowestRole: 'member' },
  {
    name: 'profile:read',
    label: 'Read profile',
    risk: 'low',
    reason: 'Shows name, e-mail, signature and website subdomain.',
    lowestRole: 'member',
  },
  { name: 'profile:write', label: 'Write profile', risk: 'medium', reason: 'Can change name and signature.', lowestRole: 'member' },
  {
    name: 'hooks:write',
    label: 'Deliver to destinations',
    risk: 'medium',
    reason: 'Can send data into any destination within reach.',
    lowestRole: 'manager',
  },
  {
    name: 'tokens:verify',
    label: 'Verify tokens',
    risk: 'high',
    reason: 'Can ask whether any token of the organisation is good.',
    lowestRole: 'admin',
    types: ['admin'],
  },
]

const scopesFile = z.array(
  z.strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_-]*:[a-z][a-z0-9_-]*$/),
    label: z.string().min(1).max(64),
    risk: z.enum(['low', 'medium', 'high']),
    reason: z.string().max(200).default(''),
    lowestRole: z.enum(roles).default('member'),
  }),
)

/** The scopes of this installation: the built-in ones and the company's own from a file. */
export class Scopes {
  readonly all: readonly ScopeRule[]

  constructor(own: readonly ScopeRule[] = []) {
    this.all = [...builtIn, ...own]
  }

  /** Reads the company's own scopes; null = none. */
  static fromFile(path: string | null): Scopes {
    return path === null ? new Scopes() : new Scopes(scopesFile.parse(JSON.parse(readFileSync(path, 'utf8'))))
  }

  /** What a role may give to a token of a type. */
  allowed(role: Role, type: TokenType): ReadonlySet<Scope> {
    const may = (rule: ScopeRule) => ranks[role] >= ranks[rule.lowestRole] && (rule.types?.includes(type) ?? true)
    return new Set(this.all.filter(may).map((rule) => rule.name))
  }

  /** What a token may carry now: a user token what its person may give, a managed one to deliver, others what an owner may. */
  grantable(type: TokenType, ownerRole: string | null): ReadonlySet<Scope> {
    if (type === 'managed') return managedScopes
    if (type !== 'user') return this.allowed('owner', type)
    const role = roles.find((known) => known === ownerRole)
    return role ? this.allowed(role, type) : new Set()
  }
}

/** All a managed token may ever do, whatever its row says. */
export const managedScopes: ReadonlySet<Scope> = new Set(['hooks:write'])

const ranks = { viewer: 0, member: 1, manager: 2, admin: 3, owner: 4 } as const satisfies Record<Role, number>
