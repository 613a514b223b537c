'use client'

import { type SubmitEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import type { RotateInput, TokenView } from '@/lib/tokens/schema'
import { FailureBanner } from '../../../session/failure-banner'
import { SessionPromptSlot } from '../../../session/session-prompt-slot'
import { useTokenDialogContext } from '../dialog-context'
import type { DialogProps } from '../dialog-props'
import { useCreateOptions } from '../queries'
import { useReveal } from '../reveal/use-reveal'
import { useIssue } from '../use-issue'
import { OverlapLabel } from './overlap-label'
import type { Overlap } from './overlap-text'
import { RotateAdvice } from './rotate-advice'
import { RotationFacts } from './rotation-facts'

const defaultOverlaps = ['PT0S', 'PT1H', 'PT24H', 'P7D'] as const

/** Rotation form; shows the new secret in the same dialog once the token is rotated. */
export function RotateDialog({ token, open, onClose, onClosed }: DialogProps & { readonly token: TokenView }) {
  const { actions, onChange } = useTokenDialogContext()
  const { data } = useCreateOptions()
  const [chosen, setChosen] = useState<Overlap | null>(null)
  const { issued, failure, busy, submit } = useIssue((input: RotateInput) => actions.rotate(token.tokenKey, input))
  const reveal = useReveal(issued, 'Store the new token now', ({ token: rotated }) => {
    onClosed()
    onChange({ kind: 'rotated', token: rotated })
  })
  if (reveal) return <Dialog open {...reveal} />
  const overlaps = data?.overlaps ?? defaultOverlaps
  const overlap = chosen ?? overlaps.find((each) => each === 'PT24H') ?? overlaps.at(-1) ?? 'PT0S'
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target === event.currentTarget) submit({ overlap })
  }
  return (
    <Dialog
      open={open}
      onClose={() => busy || onClose()}
      onGone={onClosed}
      title={
        <>
          Rotate “<bdi>{token.name}</bdi>”
        </>
      }
      description="Creates a new token with the same name, access and token key; its lifetime starts again. The old token keeps working for the time you choose."
      form={{ onSubmit }}
      footer={
        <>
          <Button onClick={() => busy || onClose()}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Rotating…">
            Rotate token
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure && <FailureBanner failure={failure} />}
        <RotationFacts token={token} />
        <RadioGroup
          legend="How long the old token keeps working"
          name="overlap"
          value={overlap}
          onChange={(value) => setChosen(value as Overlap)}
          options={overlaps.map((each) => ({
            value: each,
            label: <OverlapLabel overlap={each} token={token} endsAt={data?.overlapEndsAt[each]} />,
          }))}
        />
        <RotateAdvice token={token} overlap={overlap} />
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}
