import type { Tx } from '../../db/client'
import { newId } from '../../ids'
import type { Origin } from '../../ports'
import { takeFromWindow } from '../../rate-limit/store'
import { hourMs } from '../../time/units'
import type { AccountsDeps } from '../deps'
import { accountKey, networkKey } from '../throttle-keys'
import { insertEmailRequest, type NewEmailRequest } from './store'

const perAccount = { limit: 5, windowMs: hourMs }
const perNetwork = { limit: 30, windowMs: hourMs }

/**
 * Stores a request for an email with a link, and drops it without a word if this address or network made too many. Nothing here looks up
 * the address: `sendRequestedEmails` does that later, so neither the response nor its time reveals who has an account.
 */
export async function requestEmail(
  { db, clock, random }: Pick<AccountsDeps, 'db' | 'clock' | 'random'>,
  request: Pick<NewEmailRequest, 'kind' | 'email' | 'payload'>,
  { ip }: Origin,
): Promise<void> {
  const createdAt = await clock.now()
  const id = newId(random)
  await db.write(async (tx) => {
    if (await mayRequest(tx, request, ip, createdAt)) await insertEmailRequest(tx, { id, ...request, createdAt })
  })
}

async function mayRequest(tx: Tx, { kind, email }: Pick<NewEmailRequest, 'kind' | 'email'>, ip: string | null, at: Date): Promise<boolean> {
  const network = networkKey(ip)
  if (network !== null && !(await takeFromWindow(tx, `${kind}:${network}`, at, perNetwork))) return false
  return takeFromWindow(tx, `${kind}:${accountKey(email)}`, at, perAccount)
}
