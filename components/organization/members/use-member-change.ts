import { useRouter } from 'next/navigation'
import { startTransition, useState } from 'react'
import { failureText } from '@/components/session/failure-text'
import { useAction } from '@/components/session/use-action'
import { useUndoActions } from '@/components/tokens/list/undo'
import type { ActionOutcome } from '@/components/tokens/types'
import { useToasts } from '@/components/ui/toasts'

interface MemberChange {
  readonly run: () => Promise<ActionOutcome<unknown>>
  /** `Rui Costa is now an admin.` */
  readonly toast: string
  /** Short, in the row: `Changed.` */
  readonly text: string
  /** The opposite change. */
  readonly undo: MemberChange['run']
}

/** Runs a change of a member immediately, then offers Undo in the row and in a toast. */
export function useMemberChange(userId: string) {
  const action = useAction()
  const router = useRouter()
  const toasts = useToasts()
  const { offer, withdraw } = useUndoActions()
  const [busy, setBusy] = useState(false)

  const act = (run: MemberChange['run'], onSuccess: () => void) => {
    setBusy(true)
    startTransition(async () => {
      const outcome = await action.run(run)
      if (outcome.ok) onSuccess()
      else toasts.add({ about: userId, tone: 'bad', text: failureText(outcome.error, 'member') })
      startTransition(() => {
        setBusy(false)
        router.refresh()
      })
    })
  }
  const change = ({ run, toast, text, undo }: MemberChange) => {
    if (busy) return
    withdraw(userId)
    act(run, () => offer(userId, { text, undo: () => act(undo, () => toasts.add({ about: userId, text: 'Undone.' })) }, toast))
  }
  return { busy, change }
}
