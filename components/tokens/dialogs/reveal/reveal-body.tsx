'use client'

import { useState } from 'react'
import { SessionPromptSlot } from '../../../session/session-prompt-slot'
import type { Revealed } from '../../types'
import { useTokenDialogContext } from '../dialog-context'
import { focusTitle } from '../dialog-focus'
import { CloseUnstored } from './close-unstored'
import { KeepActions } from './keep-actions'
import { SecretField } from './secret-field'
import { TestPanel } from './test-panel'

interface RevealBodyProps {
  readonly issued: Revealed
  /** "Close without storing it?" is open. */
  readonly asking: boolean
  readonly onKeep: () => void
  readonly onCloseAnyway: () => void
}

export function RevealBody({ issued, asking, onKeep, onCloseAnyway }: RevealBodyProps) {
  const { apiBase } = useTokenDialogContext()
  const [hidden, setHidden] = useState(false)
  const { token, secret } = issued
  const values = { tokenKey: token.tokenKey, token: secret, apiBase, destinationId: token.destination?.id }
  return (
    <div ref={focusTitle} className="flex flex-col gap-5">
      <SecretField label="Token key" advice="Like a username. Safe to show." value={token.tokenKey} />
      <SecretField label="Token" advice="Like a password. Keep it secret." value={secret} secret hiding={{ hidden, onChange: setHidden }} />
      <KeepActions name={token.name} values={values} />
      <TestPanel values={values} hidden={hidden} />
      <CloseUnstored open={asking} stored={token.stored} onKeep={onKeep} onCloseAnyway={onCloseAnyway} />
      <SessionPromptSlot />
    </div>
  )
}
