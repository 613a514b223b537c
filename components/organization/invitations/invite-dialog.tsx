'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, type SubmitEvent, startTransition, useEffect, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useDiscardGuard } from '@/components/session/use-discard-guard'
import { roleLabels } from '@/components/shell/role-labels'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import type { Role } from '@/lib/actor'
import type { InvitationPage, Invited } from '@/lib/organizations/schema'
import { LocationChoice } from '../location-choice'
import { InvitedLinks } from './invited-links'
import type { InvitationActions, RoleHints } from './types'

interface InviteDialogProps extends Pick<InvitationActions, 'invite'> {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: Pick<InvitationPage, 'roles' | 'locations' | 'moreLocations' | 'sendsEmail'>
  readonly hints: RoleHints
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

const initialRole: Role = 'member'

/** Invites people, then shows a link to copy for each. */
export function InviteDialog({ org, list, hints, invite, finalFocus, onGone }: InviteDialogProps) {
  const router = useRouter()
  const [open, setOpen] = useState(true)
  const [emails, setEmails] = useState('')
  const [role, setRole] = useState(initialRole)
  const [locationIds, setLocationIds] = useState<readonly string[]>([])
  const [invited, setInvited] = useState<Invited | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { failure, busy, act } = useAct()
  useEffect(() => {
    if (failure?.fields) focusFirstError(form.current)
  }, [failure])
  const errorOf = (name: string) => failure?.fields?.[name]?.[0]
  const close = () => setOpen(false)
  const typed = invited === null && (emails !== '' || role !== initialRole || locationIds.length > 0)
  const { leave, release, discardDialog } = useDiscardGuard({ typed, busy, onLeave: close })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget) return
    act(
      () => invite({ emails, role, locationIds: [...locationIds] }),
      (value) =>
        release(() => {
          setInvited(value)
          startTransition(() => router.refresh())
        }),
    )
  }
  const shared = { open, onGone, finalFocus }
  // the page may still be refreshing
  if (invited) return <InvitedLinks {...shared} onClose={close} invited={invited} sendsEmail={list.sendsEmail} />
  return (
    <Dialog
      {...shared}
      onClose={leave}
      title="Invite people"
      description={
        <>
          to <bdi>{org.name}</bdi>
        </>
      }
      form={{ ref: form, onSubmit }}
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Inviting…">
            {list.sendsEmail ? 'Send invitations' : 'Create invitations'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && !failure.fields && <FailureBanner failure={failure} subject="invitation" />}
        <Field label="Email addresses" error={errorOf('emails')} hint="Paste as many as you like, separated by commas, spaces or lines.">
          <TextArea
            name="emails"
            value={emails}
            onChange={(event) => setEmails(event.target.value)}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="none"
          />
        </Field>
        <Field label="Role" error={errorOf('role')} hint={hints[role]}>
          <Select name="role" value={role} onChange={({ target }) => setRole(target.value as Role)}>
            {list.roles.map((each) => (
              <option key={each} value={each}>
                {roleLabels[each]}
              </option>
            ))}
          </Select>
        </Field>
        {list.locations.length > 0 && (
          <LocationChoice
            org={org.slug}
            choices={list}
            chosen={locationIds}
            onChange={setLocationIds}
            hint="Optional. You can change them later on the members page."
            error={errorOf('locationIds')}
          />
        )}
      </div>
      {discardDialog}
      <SessionPromptSlot />
    </Dialog>
  )
}
