'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { TokenView } from '@/lib/tokens/schema'
import { recentRequestsText } from '../dialogs/recent-use'
import { countTokens } from '../labels'

export interface BulkConfirmation {
  readonly kind: 'remove' | 'delete'
  readonly tokens: readonly TokenView[]
}

interface BulkConfirmProps {
  readonly confirmation: BulkConfirmation
  readonly onClose: () => void
  readonly onConfirm: (confirmation: BulkConfirmation) => void
}

export function BulkConfirm({ confirmation, onClose, onConfirm }: BulkConfirmProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  const { kind, tokens } = confirmation
  const isRemoval = kind === 'remove'
  return (
    <Dialog
      open
      onClose={onClose}
      role={isRemoval ? 'dialog' : 'alertdialog'}
      size="confirm"
      initialFocus={cancel}
      title={isRemoval ? `Remove ${countTokens(tokens.length)} from your list?` : `Delete ${countTokens(tokens.length)} permanently?`}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          <Button variant={isRemoval ? 'primary' : 'danger'} onClick={() => onConfirm(confirmation)}>
            {isRemoval ? 'Remove from list' : 'Delete permanently'}
          </Button>
        </>
      }
    >
      {isRemoval ? <RemoveEffects tokens={tokens} /> : <DeleteEffects tokens={tokens} />}
    </Dialog>
  )
}

const RemoveEffects = ({ tokens }: Pick<BulkConfirmation, 'tokens'>) => (
  <p>
    {tokens.filter((token) => token.works).length} of {tokens.length} <strong>keep working</strong> until they expire. To stop them,
    deactivate them instead.
  </p>
)

function DeleteEffects({ tokens }: Pick<BulkConfirmation, 'tokens'>) {
  const requests = tokens.reduce((sum, token) => sum + token.usedToday, 0)
  const used = tokens.filter((token) => token.usedToday > 0).length
  return (
    <ul className="list-disc space-y-1 pl-5">
      <li>
        {used} of {tokens.length} used in the last 24 hours
      </li>
      <li>{recentRequestsText(requests)}</li>
      <li>This cannot be undone</li>
    </ul>
  )
}
