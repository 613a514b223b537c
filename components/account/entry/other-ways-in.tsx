import { LinkButton } from '@/components/ui/link-button'
import type { FailureCode, Outcome } from '@/lib/result'
import { ProviderButton } from './provider-button'

interface OtherWaysInProps {
  /** Name of the OpenID Connect provider. */
  readonly provider: string | null
  readonly start: () => Promise<Outcome<{ url: string }, FailureCode>>
  readonly signUp: boolean
}

/** Below the sign-in form. */
export function OtherWaysIn({ provider, start, signUp }: OtherWaysInProps) {
  if (provider === null && !signUp) return null
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-6">
      {provider !== null && <ProviderButton name={provider} start={start} />}
      {signUp && (
        <LinkButton href="/sign-up" variant="quiet" className="w-full">
          Create an account
        </LinkButton>
      )}
    </div>
  )
}
