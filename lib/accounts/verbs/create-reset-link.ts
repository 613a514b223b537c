import type { Actor } from '../../actor'
import { newId, type UserId } from '../../ids'
import { normalizeEmail } from '../../input/email'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { issueResetLink } from '../links/issue-reset-link'
import { findUserByEmail } from '../store'

/** For the operator, who passes the link on. */
export async function createResetLink(
  deps: AccountsDeps,
  actor: Actor,
  email: string,
): Promise<Outcome<{ url: string }, 'forbidden' | 'not_found'>> {
  if (actor.kind !== 'operator') return fail('forbidden')
  const user = await findUserByEmail(deps.db.read, normalizeEmail(email) ?? '')
  if (!user || user.deactivatedAt) return fail('not_found', { detail: 'No active user has this email address.' })
  const now = await deps.clock.now()
  const userId = user.id as UserId
  const dedupe = `reset_link_created:${newId(deps.random)}`
  const notice = { kind: 'reset_link_created', subject: user.name, facts: { by: 'The operator' }, dedupe } as const
  return deps.db.write(async (tx) => {
    const url = await issueResetLink(deps, tx, user, now)
    await deps.notices.notifyPerson(tx, userId, now, notice)
    await deps.audit.installation.append(tx, actor, now, { action: 'user.reset_link_created', subject: user.name, after: { userId } })
    return ok({ url })
  })
}
