import type { Tx } from '../db/client'
import type { UserId } from '../ids'
import { networkOf } from '../ip'
import type { Origin } from '../ports'
import { daysAfter } from '../time/calendar'
import { browserWords } from './browser-name'
import type { AccountsDeps } from './deps'
import { forgetSights, hasSights, noteSight, type Sight } from './known-devices-store'

const rememberedDays = 90

/** Notes where somebody signs in from, and tells them when it is a browser or network not seen for 90 days, but for the first of all. */
export async function tellOfSignIn(
  { notices }: Pick<AccountsDeps, 'notices'>,
  tx: Tx,
  { userId, sessionId, now }: { readonly userId: UserId; readonly sessionId: string; readonly now: Date },
  { ip, userAgent }: Origin,
): Promise<void> {
  const since = daysAfter(now, -rememberedDays)
  const isFirst = !(await hasSights(tx, userId))
  const subject = browserWords(userAgent)
  const network = networkOf(ip ?? '')
  const sights: Sight[] = [{ kind: 'browser', value: subject }, ...(network === null ? [] : [{ kind: 'network' as const, value: network }])]
  let isNew = false
  for (const sight of sights) if (await noteSight(tx, userId, sight, now, since)) isNew = true
  await forgetSights(tx, userId, since)
  if (!isNew || isFirst) return
  await notices.tellPerson(tx, userId, now, { kind: 'new_sign_in', subject, facts: { ip }, dedupe: `sign-in:${sessionId}` })
}
