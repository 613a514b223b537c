import type { Origin } from '../ports'
import type { ServiceTokens } from '../service-tokens/index'
import type { Tokens } from '../tokens/index'
import type { VerifyTogether } from './verify-together'

/** What the operations of the verifier need of a process. The dashboard has them too and serves the same operations. */
export interface VerifierServices {
  readonly tokens: Pick<Tokens, 'authenticate' | 'verify'>
  readonly serviceTokens: Pick<ServiceTokens, 'authenticate'>
  readonly verifyTogether: VerifyTogether
  /** Revokes a token for good if it is presented completely and accepted now; else nothing happens. Resolves after the commit. */
  revokePresented(presented: string, caller: { readonly origin: Origin; readonly endpoint: string }): Promise<void>
}
