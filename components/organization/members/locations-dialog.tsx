'use client'

import { type RefObject, type SubmitEvent, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useDiscardGuard } from '@/components/session/use-discard-guard'
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
  const initial = locations.map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(initial)
  const { failure, busy, act } = useAct()
  const close = () => setOpen(false)
  const { leave, release, discardDialog } = useDiscardGuard({ typed: differs(chosen, initial), busy, onLeave: close })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget) return
    act(
      () => context.actions.changeRole({ userId, role, locationIds: [...chosen] }),
      () =>
        release(() => {
          onDone()
          close()
        }),
    )
  }
  return (
    <Dialog
      open={open}
      onClose={leave}
      onGone={onGone}
      finalFocus={finalFocus}
      title="Change locations"
      description={<bdi>{name}</bdi>}
      form={{ onSubmit }}
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
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
      {discardDialog}
      <SessionPromptSlot />
    </Dialog>
  )
}

const differs = (chosen: readonly string[], initial: readonly string[]): boolean =>
  chosen.length !== initial.length || chosen.some((id) => !initial.includes(id))

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
