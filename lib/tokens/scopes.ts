import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Role, roles, type Scope, type TokenType } from '../actor'
import { errorCode } from '../errors'
import { presetScopes } from './policy/preset-scopes'
import type { PresetName } from './policy/presets'

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
    reason: 'Shows names, email addresses and phone numbers.',
    lowestRole: 'member',
  },
  { name: 'contacts:write', label: 'Write contacts', risk: 'high', reason: 'Can change and delete contacts.', lowestRole: 'member' },
  {
    name: 'profile:read',
    label: 'Read profile',
    risk: 'low',
    reason: 'Shows name, email, signature and website subdomain.',
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
    reason: 'Can ask whether any token of the organization is good.',
    lowestRole: 'admin',
    types: ['admin'],
  },
]

const scopesFile = z.array(
  z.strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9_-]*:[a-z][a-z0-9_-]*$/)
      .refine((name) => !builtIn.some((rule) => rule.name === name), { error: 'Keyrail has an access of this name: its rules stand.' }),
    label: z.string().min(1).max(64),
    risk: z.enum(['low', 'medium', 'high']),
    reason: z.string().max(200).default(''),
    lowestRole: z.enum(roles).default('member'),
  }),
)

function readScopes(path: string): ScopeRule[] {
  const parsed = scopesFile.safeParse(parseFile(path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`KEYRAIL_SCOPES: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'wrong shape'}`)
}

function parseFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const code = errorCode(error)
    throw new Error(`KEYRAIL_SCOPES: ${path} ${code ? `can't be read (${code})` : 'is not valid JSON'}.`, { cause: error })
  }
}

/** The scopes of this installation: the built-in ones and the company's own from a file. */
export class Scopes {
  /** What every organization has. */
  private readonly common: readonly ScopeRule[]
  private readonly all: readonly ScopeRule[]

  constructor(own: readonly ScopeRule[] = []) {
    this.common = [...builtIn, ...own]
    this.all = [...this.common, ...Object.keys(presetScopes).flatMap((preset) => this.brought(preset as PresetName))]
  }

  /** Reads the company's own scopes, null = none; throws one sentence on what is wrong with the file. */
  static fromFile(path: string | null): Scopes {
    return path === null ? new Scopes() : new Scopes(readScopes(path))
  }

  /** What an organization with a policy of this preset chooses from. */
  offered(preset: PresetName): readonly ScopeRule[] {
    return [...this.common, ...this.brought(preset)]
  }

  /** What a role may give to a new token of a type. */
  allowed(role: Role, type: TokenType, preset: PresetName): ReadonlySet<Scope> {
    return givenBy(role, type, this.offered(preset))
  }

  /** What a token may carry now, whatever preset its organization has turned to since: a user token what its person may give, a managed one to deliver, others what an owner may. */
  grantable(type: TokenType, ownerRole: string | null): ReadonlySet<Scope> {
    if (type === 'managed') return managedScopes
    if (type !== 'user') return givenBy('owner', type, this.all)
    const role = roles.find((known) => known === ownerRole)
    return role ? givenBy(role, type, this.all) : new Set()
  }

  /** What a role may give to a token of a type, whatever preset it came with. */
  givenBy(role: Role, type: TokenType): ReadonlySet<Scope> {
    return givenBy(role, type, this.all)
  }

  private brought(preset: PresetName): readonly ScopeRule[] {
    return (presetScopes[preset] ?? []).filter(({ name }) => !this.common.some((rule) => rule.name === name))
  }
}

function givenBy(role: Role, type: TokenType, rules: readonly ScopeRule[]): ReadonlySet<Scope> {
  const may = (rule: ScopeRule) => ranks[role] >= ranks[rule.lowestRole] && (rule.types?.includes(type) ?? true)
  return new Set(rules.filter(may).map((rule) => rule.name))
}

/** All a managed token may ever do, whatever its row says. */
export const managedScopes: ReadonlySet<Scope> = new Set(['hooks:write'])

const ranks = { viewer: 0, member: 1, manager: 2, admin: 3, owner: 4 } as const satisfies Record<Role, number>
