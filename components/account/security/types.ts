import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import type { QrCode } from '@/lib/accounts/index'
import type { FailureCode, Outcome } from '@/lib/result'

type Action<T> = Promise<Outcome<T, FailureCode>>

export interface TwoFactorSetUp {
  /** Base32, for typing. */
  readonly secret: string
  readonly qr: QrCode
}

/** Server actions of the security settings. */
export interface SecurityActions {
  readonly changePassword: (current: string, password: string) => Action<{ ended: number }>
  readonly startPasskey: () => Action<PublicKeyCredentialCreationOptionsJSON>
  readonly addPasskey: (response: string) => Action<{ name: string }>
  readonly renamePasskey: (id: string, name: string) => Action<unknown>
  readonly removePasskey: (id: string) => Action<{ name: string }>
  readonly startTwoFactor: () => Action<TwoFactorSetUp>
  readonly confirmTwoFactor: (code: string) => Action<readonly string[]>
  readonly renewRecoveryCodes: () => Action<readonly string[]>
  readonly turnOffTwoFactor: () => Action<unknown>
}
