import type { Tx } from '../../db/client'
import type { UserId } from '../../ids'
import type { AccountsDeps } from '../deps'
import { issueLink, linkUrl } from './links'

interface Recipient {
  readonly id: string
  readonly email: string
}

/** Returns the URL at which the user chooses a new password. */
export async function issueResetLink(
  { random, origin }: Pick<AccountsDeps, 'random' | 'origin'>,
  tx: Tx,
  { id, email }: Recipient,
  now: Date,
): Promise<string> {
  const secret = await issueLink(random, tx, { kind: 'reset_password', userId: id as UserId, email, payload: {} }, now)
  return linkUrl(origin, 'reset_password', secret)
}
