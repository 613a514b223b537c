'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'

/** Done is enabled once the person confirms that the codes are stored. */
export function StoredCodesFooter({ onDone }: { readonly onDone: () => void }) {
  const [stored, setStored] = useState(false)
  const id = useId()
  return (
    <>
      <Checkbox className="mr-auto print:hidden" checked={stored} onChange={(event) => setStored(event.target.checked)}>
        I have stored the codes
      </Checkbox>
      {!stored && (
        <span id={id} className="sr-only">
          Select “I have stored the codes” first.
        </span>
      )}
      <Button variant="primary" aria-disabled={!stored} aria-describedby={stored ? undefined : id} onClick={onDone}>
        Done
      </Button>
    </>
  )
}
