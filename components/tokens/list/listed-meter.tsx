'use client'

import { Meter } from '@/components/ui/meter'
import type { TokenPage } from '@/lib/tokens/schema'
import { useListContext } from './list-context'

export function ListedMeter({ meter: { listed, limit } }: { readonly meter: NonNullable<TokenPage['meter']> }) {
  const { removeAllowed } = useListContext()
  // more than the limit after a policy change that lowered it
  const excess = listed > limit ? listed - limit + 1 : 'one'
  const makeRoom = removeAllowed ? `. Remove ${excess} from the list to make room.` : `. Delete ${excess} permanently to make room.`
  return (
    <Meter label="Listed user tokens" value={listed} max={limit}>
      <strong className="font-semibold text-ink">
        {listed} of {limit}
      </strong>{' '}
      listed user tokens{listed >= limit && makeRoom}
    </Meter>
  )
}
