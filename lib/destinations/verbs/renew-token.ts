import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import type { IssuedManaged, IssuedToken } from '../../tokens/index'
import { changeDestination } from '../change'
import type { DestinationsDeps } from '../deps'
import { replaceToken } from '../store'
import type { ChangeDestinationFailure } from '../types'

type Renewed = Outcome<IssuedManaged, 'wrong_status' | 'paused'>

const stillActive = 'The token was not revoked. Rotate it instead.'

/** Replaces a managed token that its holder revoked. */
export async function renewDestinationToken(
  deps: DestinationsDeps,
  actor: Actor,
  id: string,
): Promise<Outcome<IssuedToken, ChangeDestinationFailure | 'paused'>> {
  const renewed = await changeDestination(deps, actor, id, async ({ tx, actor: person, row, now, record }): Promise<Renewed> => {
    const { name, locationId, token } = row
    if (!token.revokedAt) return fail('wrong_status', { detail: stillActive })
    const issued = await deps.tokens.managed.issue(tx, person, { name, locationId }, now, record)
    if (!issued.ok) return issued
    const { tokenId, tokenKey } = issued.value
    await replaceToken(tx, person.orgId, id, tokenId)
    await record({ action: 'destination.token_renewed', subject: name, before: { tokenKey: token.tokenKey }, after: { tokenKey } })
    return issued
  })
  if (!renewed.ok) return renewed
  const shown = await deps.tokens.show(actor, renewed.value.tokenKey)
  if (!shown.ok) throw new Error('A token that was just created is missing.')
  return ok({ token: shown.value.token, secret: renewed.value.secret })
}
