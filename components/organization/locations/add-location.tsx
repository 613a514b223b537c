'use client'

import Plus from 'lucide-react/icons/plus'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import type { LocationActions, LocationZones } from './types'

const empty = { name: '', code: '', streetAddress: '', timeZone: '' }

const dialog = lazyPopup(() => import('./location-dialog').then((module) => module.LocationDialog))

interface AddLocationProps extends Pick<LocationActions, 'add'> {
  readonly zones: LocationZones
}

export function AddLocation({ add, zones }: AddLocationProps) {
  const [shown, setShown] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const Dialog = usePopup(dialog, shown)
  return (
    <>
      <Button ref={trigger} variant="primary" className="max-sm:w-full" onClick={() => setShown(true)} {...prefetchProps(dialog.prefetch)}>
        <Plus aria-hidden size={16} strokeWidth={2} />
        Add location
      </Button>
      {Dialog && (
        <Dialog
          title="Add location"
          submit="Add location"
          initial={empty}
          zones={zones}
          save={add}
          doneText={(name) => `${name} added.`}
          finalFocus={trigger}
          onGone={() => setShown(false)}
        />
      )}
    </>
  )
}
