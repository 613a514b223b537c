import { useState } from 'react'
import { DiscardDialog } from '../ui/discard-dialog'
import { useLeaveGuard } from './use-leave-guard'

interface DiscardGuardProps {
  /** Something would be lost. */
  readonly typed: boolean
  /** What was typed is being sent: leaving does nothing. */
  readonly busy: boolean
  readonly onLeave: () => void
}

/** Asks before Back, reload, a closed tab or `leave` discards what was typed. `release` calls its argument without asking. */
export function useDiscardGuard({ typed, busy, onLeave }: DiscardGuardProps) {
  const [asking, setAsking] = useState(false)
  const ask = () => busy || setAsking(true)
  const { release } = useLeaveGuard(typed, ask)
  const leave = () => {
    if (!busy) typed ? setAsking(true) : release(onLeave)
  }
  const discard = () => {
    setAsking(false)
    release(onLeave)
  }
  const discardDialog = <DiscardDialog open={asking} onKeep={() => setAsking(false)} onDiscard={discard} />
  return { leave, release, discardDialog }
}
