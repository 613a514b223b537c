import { tokensPath } from '@/components/shell/paths'
import { Banner } from '@/components/ui/banner'
import { joinWords } from '@/components/ui/join-words'
import { LinkButton } from '@/components/ui/link-button'

interface RequiredFactorProps {
  /** Organizations that require a second factor of the user. */
  readonly organizations: readonly { readonly slug: string; readonly name: string }[]
  readonly fulfilled: boolean
  /** Slug of the organization that sent the user here, or empty. */
  readonly sentBy: string
}

/** Leads to the second factor that an organization requires, and back to the organization. */
export function RequiredFactor({ organizations, fulfilled, sentBy }: RequiredFactorProps) {
  const back = organizations.find(({ slug }) => slug === sentBy)
  if (!fulfilled && organizations.length > 0) {
    const names = joinWords(organizations.map(({ name }) => name))
    return (
      <Banner tone="warn">
        {names} {organizations.length === 1 ? 'requires' : 'require'} a second factor. Set up two-factor codes below to open{' '}
        {organizations.length === 1 ? 'it' : 'them'}. A passkey beside a password is not enough: the password still signs in alone.
      </Banner>
    )
  }
  if (!back) return null
  return (
    <Banner
      tone="ok"
      actions={
        <LinkButton href={tokensPath(back.slug)} variant="primary">
          Open {back.name}
        </LinkButton>
      }
    >
      Your account has the second factor that {back.name} requires.
    </Banner>
  )
}
