import { newOrganizationPath } from '../shell/paths'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link-button'
import { EntryCard } from './entry/entry-card'

interface NoOrganizationProps {
  readonly email: string
  readonly mayCreate: boolean
  readonly signOut: () => Promise<void>
}

/** What a user without an organization can do. */
export function NoOrganization({ email, mayCreate, signOut }: NoOrganizationProps) {
  return (
    <EntryCard title="You're not in an organization yet" text={`You're signed in as ${email}.`}>
      <p className="text-ink-2">
        API tokens belong to an organization. Ask an owner or administrator of yours to add{' '}
        <strong className="font-semibold text-ink">{email}</strong>, then check again.
      </p>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/" variant="primary">
          Check again
        </LinkButton>
        {mayCreate && <LinkButton href={newOrganizationPath}>Create an organization</LinkButton>}
        <LinkButton href="/settings/security">Account settings</LinkButton>
        <form action={signOut}>
          <Button type="submit" variant="quiet">
            Sign out
          </Button>
        </form>
      </div>
    </EntryCard>
  )
}
