import type { Tx } from '../db/client'
import type { UserId } from '../ids'
import { networkOf } from '../ip'
import type { Origin } from '../ports'
import { daysAfter } from '../time/calendar'
import { deletionTime } from '../time/deletion'
import { browserName } from './browser-name'
import type { AccountsDeps } from './deps'
import { forgetDevices, hasKnownDevices, type KnownDevice, rememberDevice } from './known-devices-store'

const rememberedDays = 90

/** Records the browser and network of a sign-in; notifies the user if either was not seen for 90 days, except on the first sign-in. */
export async function notifyOfSignIn(
  { notices, clock }: Pick<AccountsDeps, 'notices' | 'clock'>,
  tx: Tx,
  { userId, sessionId, now }: { readonly userId: UserId; readonly sessionId: string; readonly now: Date },
  { ip, userAgent }: Origin,
): Promise<void> {
  const since = daysAfter(now, -rememberedDays)
  const isFirst = !(await hasKnownDevices(tx, userId))
  const subject = browserName(userAgent)
  const network = networkOf(ip ?? '')
  const devices: KnownDevice[] = [
    { kind: 'browser', value: subject },
    ...(network === null ? [] : [{ kind: 'network' as const, value: network }]),
  ]
  let isNew = false
  for (const device of devices) if (await rememberDevice(tx, userId, device, now, since)) isNew = true
  const expiry = await deletionTime(clock)
  if (expiry) await forgetDevices(tx, userId, expiry, rememberedDays)
  if (!isNew || isFirst) return
  await notices.notifyPerson(tx, userId, now, { kind: 'new_sign_in', subject, facts: { ip }, dedupe: `sign-in:${sessionId}` })
}
