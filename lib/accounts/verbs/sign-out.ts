import type { AccountActor } from '../../actor'
import type { AccountsDeps } from '../deps'
import { endSession } from '../sessions-store'

export async function signOut({ db, clock, audit }: AccountsDeps, actor: AccountActor): Promise<void> {
  const now = await clock.now()
  await db.write(async (tx) => {
    const ended = await endSession(tx, actor.sessionId, now)
    if (ended) await audit.installation.append(tx, actor, now, { action: 'user.signed_out', subject: ended.name })
  })
}
