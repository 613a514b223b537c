import { newId } from '../../ids'
import { fail, type Outcome, ok } from '../../result'
import type { NoticesDeps } from '../index'
import { notifyPerson } from '../notify'
import type { Reader } from './inbox'

const enough = 'That was enough tests for an hour. Try again later.'

/** Tells whoever asks a test, in the app and by mail, at once; a few an hour. */
export async function sendTest(deps: NoticesDeps, { userId }: Reader): Promise<Outcome<null, 'rate_limited'>> {
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await deps.mail.takeTestTurn(tx, `person:${userId}`, now))) return fail('rate_limited', { detail: enough })
    await notifyPerson(deps, tx, userId, now, { kind: 'test', subject: '', dedupe: `test:${newId(deps.random)}` })
    return ok(null)
  })
}
