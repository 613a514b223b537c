import 'server-only'
import type { ActionOutcome, Revealed } from '@/components/tokens/types'
import { type FailureCode, type Outcome, ok } from '@/lib/result'
import type { IssuedToken } from '@/lib/tokens/types'

/** The secret leaves the server here, in the response to the user it was created for. */
export function reveal(issued: Outcome<IssuedToken, FailureCode>): ActionOutcome<Revealed> {
  return issued.ok ? ok({ token: issued.value.token, secret: issued.value.secret.reveal() }) : issued
}
