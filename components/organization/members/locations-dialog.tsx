'use client'

import { type RefObject, type SubmitEvent, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { MemberRow, NamedLocation } from '@/lib/organizations/schema'
import { LocationChoice } from '../location-choice'
import type { MemberContext } from './types'

interface LocationsDialogProps {
  readonly member: MemberRow
  readonly context: MemberContext
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onDone: () => void
  readonly onGone: () => void
}

export function LocationsDialog({ member, context, finalFocus, onDone, onGone }: LocationsDialogProps) {
  const { userId, name, role, locations } = member
  const [open, setOpen] = useState(true)
  const [chosen, setChosen] = useState<readonly string[]>(locations.map(({ id }) => id))
  const { failure, busy, act } = useAct()
  const close = () => setOpen(false)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget) return
    act(
      () => context.actions.changeRole({ userId, role, locationIds: [...chosen] }),
      () => {
        onDone()
        close()
      },
    )
  }
  return (
    <Dialog
      open={open}
      onClose={() => busy || close()}
      onGone={onGone}
      finalFocus={finalFocus}
      title="Change locations"
      description={<bdi>{name}</bdi>}
      form={{ onSubmit }}
      footer={
        <>
          <Button onClick={() => busy || close()}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…">
            Save locations
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && <FailureBanner failure={failure} subject="member" />}
        <LocationChoice
          org={context.org.slug}
          choices={{ ...context, locations: withOwn(context.locations, locations) }}
          chosen={chosen}
          onChange={setChosen}
          hint={hints[role] ?? everywhere}
        />
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}

const everywhere = 'Owners and admins reach every location, whatever is selected here.'
const hints: Readonly<Partial<Record<MemberRow['role'], string>>> = {
  manager: 'They manage the tokens and destinations of these locations.',
  member: 'They see the tokens of these locations.',
  viewer: 'They belong to these locations. A viewer sees only their own tokens.',
}

/** Open locations, and archived ones that the member belongs to. */
const withOwn = (open: readonly NamedLocation[], own: readonly NamedLocation[]) => [
  ...open,
  ...own.filter(({ id }) => !open.some((location) => location.id === id)),
]
