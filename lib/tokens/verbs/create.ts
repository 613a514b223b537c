import type { z } from 'zod'
import type { Actor, PersonActor } from '../../actor'
import type { Tx } from '../../db/client'
import { invalidField, parseInput } from '../../input/parse'
import { type Failure, fail, type Outcome, ok, type Result } from '../../result'
import { accessTo, checkAccess } from '../access'
import { issuedToken } from '../change'
import type { TokenDeps } from '../deps'
import { type CreateInput, createInput } from '../input-schema'
import { parseIpAllowlist } from '../ip-allowlist'
import { type FullLimit, takeSlots } from '../limit-slots'
import { auditFields, newTokenRow } from '../new-token'
import { notifyOwners } from '../notify-owners'
import { findPause } from '../policy/pause'
import { chosenExpiration, type Policy } from '../policy/policy'
import { readPolicy } from '../policy/record'
import { joinList } from '../record'
import { canCreateType, ipAllowlistMissing, lacksIpAllowlist } from '../secret-access'
import { findLocation, findToken, insertToken } from '../store'
import { storeSecret } from '../stored-secret/stored-secret'
import type { IssuedToken } from '../types'

type Parsed = z.output<typeof createInput>
type Rejected = 'forbidden' | 'reauthentication_required' | 'invalid_input' | 'limit_reached' | 'paused'

/** Creates a token. The secret is in the result and nowhere else. */
export async function createToken(deps: TokenDeps, actor: Actor, input: CreateInput): Promise<Outcome<IssuedToken, Rejected>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(createInput, input, 1)
  if (!parsed.ok) return parsed
  const now = await deps.clock.now()
  const permitted = checkAccess(actor, accessTo(actor, 'create', targetOf(actor, parsed.value)), now)
  if (permitted !== 'yes') return fail(permitted)
  const created = await deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    const drafted = await draft(deps, tx, actor, parsed.value, now)
    if (!drafted.ok) return drafted
    const { row, token: secret, stored } = drafted.value
    await insertToken(tx, row)
    if (stored) await storeSecret(deps, tx, row, secret, now)
    await record({ action: 'token.created', tokenKey: row.tokenKey, subject: row.name, after: auditFields(row) })
    await notifyOwners(deps, tx, actor, row, 'created', now)
    return ok({ tokenKey: row.tokenKey, secret })
  })
  if (!created.ok) return created
  const { tokenKey, secret } = created.value
  // read after the transaction, which holds the audit head of the organization
  const token = await findToken(deps.db.read, actor.orgId, tokenKey)
  if (!token) throw new Error('The created token cannot be read.')
  return ok(await issuedToken(deps, actor, token, secret))
}

async function draft(deps: TokenDeps, tx: Tx, actor: PersonActor, input: Parsed, now: Date) {
  const policy = await readPolicy(tx, actor.orgId)
  const pause = await findPause(tx, actor.orgId, policy)
  if (pause) return pause
  const checked = await check(deps, tx, actor, input, policy, now)
  if (!checked.ok) return checked
  const slots = input.type === 'user' ? await takeSlots(tx, actor.orgId, actor.userId, policy, now) : noSlots
  if (!slots.ok) return fail('limit_reached', { detail: limitMessage(policy, slots.error) })
  return ok({ ...toRow(deps, actor, input, { ...checked.value, ...slots.value }, now), stored: policy.viewAllowed })
}

const noSlots = ok({ slot: null, liveSlot: null })

interface Checked {
  readonly ipAllowlist: string
  readonly expiresAt: Date | null
}

async function check(
  deps: TokenDeps,
  tx: Tx,
  actor: PersonActor,
  input: Parsed,
  policy: Policy,
  now: Date,
): Promise<Result<Checked, Failure<'forbidden' | 'invalid_input'>>> {
  if (!canCreateType(actor, input.type, policy)) return fail('forbidden')
  if (input.type === 'admin' && !input.acknowledged) return invalidField('acknowledged', 'Confirm that you understand this.')
  const allowed = deps.scopes.allowed(actor.role, input.type, policy.preset)
  if (!input.scopes.every((scope) => allowed.has(scope))) return invalidField('scopes', "You can't grant more access than you have.")
  const located = await checkLocation(tx, actor, input)
  if (!located.ok) return located
  const ipAllowlist = parseIpAllowlist(input.ipAllowlist)
  if (!ipAllowlist.ok) return ipAllowlist
  if (lacksIpAllowlist(input.type, joinList(ipAllowlist.value), policy)) return invalidField('ipAllowlist', ipAllowlistMissing)
  const chosen = chosenExpiration(policy, input.expires, now, actor.timeZone)
  if ('problem' in chosen) return invalidField('expires', chosen.problem)
  return ok({ ipAllowlist: joinList(ipAllowlist.value), expiresAt: chosen.end })
}

async function checkLocation(tx: Tx, actor: PersonActor, input: Parsed): Promise<Result<null, Failure<'invalid_input'>>> {
  if (input.type !== 'location') {
    return input.locationId === null ? ok(null) : invalidField('locationId', 'Only location tokens have a location.')
  }
  if (input.locationId === null) return invalidField('locationId', 'Choose a location.')
  return (await findLocation(tx, actor.orgId, input.locationId)) ? ok(null) : invalidField('locationId', 'This location does not exist.')
}

const targetOf = (actor: PersonActor, { type, locationId }: Parsed) => ({
  orgId: actor.orgId,
  type,
  ownerId: type === 'user' ? actor.userId : null,
  locationId,
})

interface Drafted extends Checked {
  readonly slot: number | null
  readonly liveSlot: number | null
}

function toRow(deps: TokenDeps, actor: PersonActor, input: Parsed, drafted: Drafted, now: Date) {
  const { type, name, note, scopes, requestsPerMinute } = input
  const { ownerId, locationId } = targetOf(actor, input)
  const { ipAllowlist, expiresAt, slot, liveSlot } = drafted
  return newTokenRow(
    deps,
    actor,
    { type, name, note, scopes, ownerId, locationId, ipAllowlist, requestsPerMinute, expiresAt, slot, liveSlot },
    now,
  )
}

const limitMessage = ({ listedPerPerson: listed, livePerPerson: live }: Policy, full: FullLimit): string =>
  full === 'listed'
    ? `You have ${listed} of ${listed} listed tokens.`
    : `You have ${live} tokens, the most your organization allows. Delete one permanently to make room.`
