import { inBatches } from '../db/batches'
import { daysAfter } from '../time/calendar'
import type { MailDeps } from './index'
import { deleteEmails } from './store'

const keptDays = 30

export async function clean({ db, clock, qa }: MailDeps): Promise<number> {
  if (qa) return 0
  const before = daysAfter(await clock.now(), -keptDays)
  return inBatches(db, (tx, take) => deleteEmails(tx, before, take))
}
