import type { z } from 'zod'
import type { Actor } from '../../actor'
import type { Tx } from '../../db/client'
import { invalidField, parseInput } from '../../input/parse'
import { searchText } from '../../input/search'
import { type Failure, fail, type Outcome, ok } from '../../result'
import { type Change, changeAndView } from '../change'
import type { TokenDeps } from '../deps'
import { type EditInput, editInput } from '../input-schema'
import { parseIpAllowlist } from '../ip-allowlist'
import { joinList, splitList, type TokenRecord } from '../record'
import type { TokenView } from '../schema'
import { ipAllowlistMissing, lacksIpAllowlist } from '../secret-access'
import { findLastChange } from '../store'
import type { ChangeFailure } from '../types'

/** Changes name, note, IP allowlist, rate limit and scopes. Scopes can only be taken away. */
export async function editToken(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  input: EditInput,
): Promise<Outcome<TokenView, ChangeFailure | 'invalid_input'>> {
  const parsed = parseInput(editInput, input, 1)
  if (!parsed.ok) return parsed
  const ipAllowlist = parseIpAllowlist(parsed.value.ipAllowlist)
  if (!ipAllowlist.ok) return ipAllowlist
  const update = { ...parsed.value, ipAllowlist: joinList(ipAllowlist.value), scopes: joinList(parsed.value.scopes) }
  return changeAndView(deps, actor, tokenKey, 'edit', async ({ tx, token, policy }) => {
    if (token.version !== update.version) return fail('conflict', await conflictingChange(tx, actor, token))
    if (!narrows(update.scopes, token.scopes)) return invalidField('scopes', 'A token can only lose access, never gain it.')
    if (lacksIpAllowlist(token.type, update.ipAllowlist, policy)) return invalidField('ipAllowlist', ipAllowlistMissing)
    return ok(toChange(token, update))
  })
}

async function conflictingChange(tx: Tx, actor: Actor, { orgId, tokenKey, version }: TokenRecord): Promise<Pick<Failure, 'changed'>> {
  const last = await findLastChange(tx, orgId, tokenKey)
  if (!last) return {}
  const own = actor.kind === 'person' && actor.userId === last.actorId
  return { changed: { by: own ? null : last.actorName, at: last.at.toISOString(), version } }
}

type Update = Pick<z.output<typeof editInput>, 'name' | 'note' | 'requestsPerMinute'> & {
  readonly scopes: string
  readonly ipAllowlist: string
}

function toChange(token: TokenRecord, { name, note, scopes, ipAllowlist, requestsPerMinute = token.requestsPerMinute }: Update): Change {
  const after = { name, note, scopes, ipAllowlist, requestsPerMinute }
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter((field) => token[field] !== after[field])
  const only = (values: typeof after | TokenRecord) => Object.fromEntries(changed.map((field) => [field, values[field]]))
  return {
    set: { ...after, search: searchText(name, token.tokenKey) },
    audit: { action: 'token.edited', before: only(token), after: only(after) },
  }
}

const narrows = (next: string, current: string): boolean => splitList(next).every((scope) => splitList(current).includes(scope))
