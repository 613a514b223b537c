'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { useDetailActions } from './detail-actions'
import { type HandOverStep, stopRisk } from './hand-over-advice'

const dialog = lazyPopup(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))

/** Stops the old token of a rotation; asks first while that may stop software, because it can't be undone. */
export function StopOldButton({ step }: { readonly step: HandOverStep }) {
  const { busy, stopOld } = useDetailActions()
  const [opened, setOpened] = useState(false)
  const [open, setOpen] = useState(false)
  const Confirm = usePopup(dialog, opened)
  const risk = stopRisk[step]
  const ask = () => {
    setOpened(true)
    setOpen(true)
  }
  const confirm = () => {
    setOpen(false)
    stopOld()
  }
  return (
    <>
      <Button
        {...prefetchProps(dialog.prefetch)}
        variant={risk === null ? 'primary' : 'quiet'}
        aria-disabled={busy}
        onClick={risk === null ? stopOld : ask}
      >
        Stop old token now
      </Button>
      {Confirm && (
        <Confirm
          open={open}
          title="Stop the old token?"
          description={`${risk ?? ''} This can't be undone.`.trim()}
          stay="Keep it for now"
          leave="Stop old token"
          onStay={() => setOpen(false)}
          onLeave={confirm}
        />
      )}
    </>
  )
}
