import 'server-only'
import type { TwoFactorSetUp } from '@/components/account/security/types'
import { qrCode } from '@/lib/accounts/index'
import { type FailureCode, type Outcome, ok } from '@/lib/result'
import type { Secret } from '@/lib/secret'

/** Delivers recovery codes to their user. */
export function revealCodes<C extends FailureCode>(issued: Outcome<readonly Secret[], C>): Outcome<readonly string[], C> {
  return issued.ok ? ok(issued.value.map((code) => code.reveal())) : issued
}

/** Delivers the secret of two-factor codes to its user. */
export function revealSetUp<C extends FailureCode>(started: Outcome<{ secret: Secret; uri: Secret }, C>): Outcome<TwoFactorSetUp, C> {
  return started.ok ? ok({ secret: started.value.secret.reveal(), qr: qrCode(started.value.uri.reveal()) }) : started
}
