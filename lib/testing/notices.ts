import type { Db } from '../db/client'
import { createMail } from '../mail/index'
import { createNotices, type Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'

/** Notices as the composition root makes them, without a mail server. */
export function testNotices(deps: { readonly db: Db; readonly clock: Clock; readonly random: Random; readonly log: Log }): Notices {
  return createNotices({ ...deps, mail: createMail({ ...deps, smtp: null, qa: false }), origin: 'http://localhost:3000' })
}
