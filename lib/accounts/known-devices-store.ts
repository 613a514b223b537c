import type { Tx } from '../db/client'
import { daysAfter } from '../time/calendar'
import type { DeletionTime } from '../time/deletion'

export interface KnownDevice {
  readonly kind: 'browser' | 'network'
  readonly value: string
}

export const hasKnownDevices = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.knownDevice.findFirst({ where: { userId }, select: { kind: true } })) !== null

/** Records a use of the device; true if it was not seen after `since`. Of concurrent calls, only one returns true. */
export async function rememberDevice(tx: Tx, userId: string, { kind, value }: KnownDevice, now: Date, since: Date): Promise<boolean> {
  const isNew =
    await tx.$executeRaw`INSERT INTO "KnownDevice" ("userId", "kind", "value", "lastSeenAt") VALUES (${userId}, ${kind}, ${value}, ${now})
    ON CONFLICT ("userId", "kind", "value") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt" WHERE "KnownDevice"."lastSeenAt" < ${since}`
  if (isNew === 1) return true
  await tx.knownDevice.updateMany({ where: { userId, kind, value }, data: { lastSeenAt: now } })
  return false
}

export async function forgetDevices(tx: Tx, userId: string, now: DeletionTime, rememberedDays: number): Promise<void> {
  await tx.knownDevice.deleteMany({ where: { userId, lastSeenAt: { lt: daysAfter(now, -rememberedDays) } } })
}
