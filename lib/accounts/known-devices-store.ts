import type { Tx } from '../db/client'

/** A browser or a network. */
export interface KnownDevice {
  readonly kind: 'browser' | 'network'
  readonly value: string
}

export const hasKnownDevices = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.knownDevice.findFirst({ where: { userId }, select: { kind: true } })) !== null

/** Notes a sight; true when it was not seen since then. Of several at once one is told so. */
export async function rememberDevice(tx: Tx, userId: string, { kind, value }: KnownDevice, now: Date, since: Date): Promise<boolean> {
  const isNew =
    await tx.$executeRaw`INSERT INTO "KnownDevice" ("userId", "kind", "value", "lastSeenAt") VALUES (${userId}, ${kind}, ${value}, ${now})
    ON CONFLICT ("userId", "kind", "value") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt" WHERE "KnownDevice"."lastSeenAt" < ${since}`
  if (isNew === 1) return true
  await tx.knownDevice.updateMany({ where: { userId, kind, value }, data: { lastSeenAt: now } })
  return false
}

export async function forgetDevices(tx: Tx, userId: string, before: Date): Promise<void> {
  await tx.knownDevice.deleteMany({ where: { userId, lastSeenAt: { lt: before } } })
}
