import { randomBase62 } from '../ids'
import { minuteMs } from '../time/units'
import type { AccountsDeps } from './deps'
import { insertTicket } from './store'
import { ticketDigest } from './ticket'

/** Result of the first factor. */
export type Proof = { readonly ticket: string }

const ticketMs = minuteMs

/** Call it once the first factor is proven. */
export async function passFirstFactor(deps: AccountsDeps, userId: string): Promise<Proof> {
  return { ticket: await issueTicket(deps, userId) }
}

/** Call it once every required factor is proven. */
export async function issueTicket({ db, clock, random }: AccountsDeps, userId: string): Promise<string> {
  const ticket = randomBase62(random, 43)
  const createdAt = await clock.now()
  const row = { digest: ticketDigest(ticket), userId, createdAt, expiresAt: new Date(createdAt.getTime() + ticketMs) }
  await db.write((tx) => insertTicket(tx, row))
  return ticket
}
