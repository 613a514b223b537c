'use client'

import { useId, useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { buttonClass } from '@/components/ui/button-class'
import { Checkbox } from '@/components/ui/checkbox'

/** Enables "Done" once the user confirms that the token is stored. */
export function StoredFooter({ onDone }: { readonly onDone: () => void }) {
  const [stored, setStored] = useState(false)
  const [asked, setAsked] = useState(false)
  const announce = useAnnounce()
  const id = useId()
  const press = () => {
    if (stored) return onDone()
    setAsked(true)
    announce('Check the box first.', 'assertive')
  }
  return (
    <>
      <Checkbox className="mr-auto" checked={stored} onChange={(event) => setStored(event.target.checked)}>
        I have stored the token somewhere safe
      </Checkbox>
      {asked && !stored && (
        <span aria-hidden className="text-sm font-medium text-bad">
          Check the box first.
        </span>
      )}
      {!stored && (
        <span id={id} className="sr-only">
          Select “I have stored the token somewhere safe” first.
        </span>
      )}
      <button
        type="button"
        aria-disabled={!stored}
        aria-describedby={stored ? undefined : id}
        onClick={press}
        className={buttonClass('primary')}
      >
        Done
      </button>
    </>
  )
}
