import type { Reader, Tx } from '../../db/client'

export interface NewEmailRequest {
  readonly id: string
  readonly kind: 'reset_password' | 'sign_up'
  readonly email: string
  readonly payload: string
  readonly createdAt: Date
}

export async function insertEmailRequest(tx: Tx, request: NewEmailRequest): Promise<void> {
  await tx.emailRequest.create({ data: request })
}

export type EmailRequest = Awaited<ReturnType<typeof findEmailRequests>>[number]

/** Oldest first. */
export const findEmailRequests = (db: Reader, take: number) =>
  db.emailRequest.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take })

/** Removes a request that is about to be answered; false if another process was first. */
export async function takeEmailRequest(tx: Tx, id: string): Promise<boolean> {
  return (await tx.emailRequest.deleteMany({ where: { id } })).count === 1
}
