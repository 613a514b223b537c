import { newId } from '../../ids'
import { fail, type Outcome, ok } from '../../result'
import type { NoticesDeps } from '../deps'
import { notifyPerson } from '../notify'
import type { Reader } from '../types'

const tooMany = 'You can send five tests an hour. Try again later.'

/** Immediately, in the app and by email. */
export async function sendTest(deps: NoticesDeps, { userId }: Reader): Promise<Outcome<null, 'rate_limited'>> {
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await deps.mail.takeTestSlot(tx, `person:${userId}`, now))) return fail('rate_limited', { detail: tooMany })
    await notifyPerson(deps, tx, userId, now, { kind: 'test', subject: '', dedupe: `test:${newId(deps.random)}` })
    return ok(null)
  })
}
