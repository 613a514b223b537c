'use client'

import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { DeliveryDetail } from '@/lib/destinations/schema'

interface DeliveryNeighborsProps extends Pick<DeliveryDetail, 'newer' | 'older'> {
  /** Of the destination. */
  readonly path: Route
}

export function DeliveryNeighbors({ newer, older, path }: DeliveryNeighborsProps) {
  return (
    <nav data-noprint aria-label="Deliveries" className="flex gap-2">
      <Neighbor id={newer} path={path} missing="This is the newest delivery.">
        <ChevronLeft aria-hidden size={16} strokeWidth={1.75} />
        Newer
      </Neighbor>
      <Neighbor id={older} path={path} missing="This is the oldest stored delivery.">
        Older
        <ChevronRight aria-hidden size={16} strokeWidth={1.75} />
      </Neighbor>
    </nav>
  )
}

interface NeighborProps {
  readonly id: string | null
  readonly path: Route
  /** Why there is none. */
  readonly missing: string
  readonly children: ReactNode
}

function Neighbor({ id, path, missing, children }: NeighborProps) {
  if (id !== null) return <LinkButton href={`${path}/${id}` as Route}>{children}</LinkButton>
  return (
    <Button aria-disabled title={missing}>
      {children}
      <span className="sr-only">. {missing}</span>
    </Button>
  )
}
