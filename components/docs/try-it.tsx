'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { TryRequest } from './try-request'

const TryForm = dynamic(() => import('./try-form').then((file) => file.TryForm))

/** “Try it”: sends the request from the page; the form loads when it is opened. */
export function TryIt({ request }: { readonly request: TryRequest }) {
  const [open, setOpen] = useState(false)
  if (open) return <TryForm request={request} onClose={() => setOpen(false)} />
  return (
    <p data-noprint>
      <Button onClick={() => setOpen(true)}>Try it</Button>
    </p>
  )
}
