import 'server-only'
import type { ActionOutcome, Revealed } from '@/components/tokens/types'
import { type FailureCode, type Outcome, ok } from '@/lib/result'
import type { IssuedToken } from '@/lib/tokens/types'

/** The moment of a secret: it leaves for the person it was made for. */
export function reveal(issued: Outcome<IssuedToken, FailureCode>): ActionOutcome<Revealed> {
  return issued.ok ? ok({ token: issued.value.token, secret: issued.value.secret.reveal() }) : issued
}
