import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Role, roles, type Scope, type TokenType } from '../actor'
import { errorCode } from '../errors'
import { presetScopes } from './policy/preset-scopes'
import type { PresetName } from './policy/presets'
import type { ScopeRule } from './scope-rule'

const builtIn: readonly ScopeRule[] = [
  {
    name: 'contacts:read',
    label: 'Read contacts',
    risk: 'medium',
    reason: 'Reads names, email addresses and phone numbers.',
    lowestRole: 'member',
  },
  { name: 'contacts:write', label: 'Write contacts', risk: 'high', reason: 'Writing includes deleting contacts.', lowestRole: 'member' },
  {
    name: 'profile:read',
    label: 'Read profile',
    risk: 'low',
    reason: 'Reads name, email, signature and website subdomain.',
    lowestRole: 'member',
  },
  { name: 'profile:write', label: 'Write profile', risk: 'medium', reason: 'Writes name and signature.', lowestRole: 'member' },
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
    reason: 'Can check whether any token of the organization is valid.',
    lowestRole: 'admin',
    types: ['admin'],
  },
]

const scopesFile = z.array(
  z.strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9_-]*:[a-z][a-z0-9_-]*$/)
      .refine((name) => !builtIn.some((rule) => rule.name === name), { error: 'This scope is built in and cannot be redefined.' }),
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

/** Scopes of this installation: the built-in ones and the company's own from a file. */
export class Scopes {
  private readonly common: readonly ScopeRule[]
  private readonly all: readonly ScopeRule[]
  /** Results of `grantable`, which every verified request asks for. */
  private readonly known = new Map<string, ReadonlySet<Scope>>()

  constructor(own: readonly ScopeRule[] = []) {
    this.common = [...builtIn, ...own]
    this.all = [...this.common, ...Object.keys(presetScopes).flatMap((preset) => this.scopesOf(preset as PresetName))]
  }

  /** Reads the company's own scopes from a file; null = none. Throws an error that says what is wrong with the file. */
  static fromFile(path: string | null): Scopes {
    return path === null ? new Scopes() : new Scopes(readScopes(path))
  }

  /** Every scope that a token may have. */
  get names(): ReadonlySet<Scope> {
    return new Set(this.all.map(({ name }) => name))
  }

  /** Scopes that an organization with this preset can choose from. */
  offered(preset: PresetName): readonly ScopeRule[] {
    return [...this.common, ...this.scopesOf(preset)]
  }

  /** Scopes that a role may grant to a new token of a type. */
  allowed(role: Role, type: TokenType, preset: PresetName): ReadonlySet<Scope> {
    return grantedBy(role, type, this.offered(preset))
  }

  /**
   * Scopes that an existing token may use now, whatever preset its organization has since switched to: those its owner may
   * grant for a user token, delivery for a managed one, and those an owner may grant for the others.
   */
  grantable(type: TokenType, ownerRole: string | null): ReadonlySet<Scope> {
    const key = `${type} ${type === 'user' ? ownerRole : ''}`
    const known = this.known.get(key) ?? this.findGrantable(type, ownerRole)
    this.known.set(key, known)
    return known
  }

  private findGrantable(type: TokenType, ownerRole: string | null): ReadonlySet<Scope> {
    if (type === 'managed') return managedScopes
    if (type !== 'user') return grantedBy('owner', type, this.all)
    const role = roles.find((known) => known === ownerRole)
    return role ? grantedBy(role, type, this.all) : new Set()
  }

  /** Scopes that a role may grant to a token of a type, in any preset. */
  grantedBy(role: Role, type: TokenType): ReadonlySet<Scope> {
    return grantedBy(role, type, this.all)
  }

  private scopesOf(preset: PresetName): readonly ScopeRule[] {
    return (presetScopes[preset] ?? []).filter(({ name }) => !this.common.some((rule) => rule.name === name))
  }
}

function grantedBy(role: Role, type: TokenType, rules: readonly ScopeRule[]): ReadonlySet<Scope> {
  const grants = (rule: ScopeRule) => ranks[role] >= ranks[rule.lowestRole] && (rule.types?.includes(type) ?? true)
  return new Set(rules.filter(grants).map((rule) => rule.name))
}

/** Everything a managed token may ever do, whatever its row says. */
export const managedScopes: ReadonlySet<Scope> = new Set(['hooks:write'])

const ranks = { viewer: 0, member: 1, manager: 2, admin: 3, owner: 4 } as const satisfies Record<Role, number>
