import type { Reader, Tx } from '../db/client'
import type { UserId } from '../ids'

const fields = {
  name: true,
  email: true,
  emailVerifiedAt: true,
  phone: true,
  jobTitle: true,
  signature: true,
  subdomain: true,
  emailChange: { select: { newEmail: true, expiresAt: true, oldConfirmedAt: true, newConfirmedAt: true } },
} as const

export const findOwnProfile = (db: Reader | Tx, id: UserId) => db.user.findUniqueOrThrow({ where: { id }, select: fields })

export type StoredProfile = Awaited<ReturnType<typeof findOwnProfile>>

interface ProfileColumns {
  readonly name?: string
  readonly search?: string
  readonly phone?: string | null
  readonly jobTitle?: string | null
  readonly signature?: string
  readonly subdomain?: string | null
}

export async function writeOwnProfile(tx: Tx, id: UserId, data: ProfileColumns): Promise<void> {
  await tx.user.update({ where: { id }, data })
}

export const findSubdomainOwner = async (db: Reader, subdomain: string): Promise<string | null> =>
  (await db.user.findUnique({ where: { subdomain }, select: { id: true } }))?.id ?? null
