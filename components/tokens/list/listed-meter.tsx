'use client'

import { Meter } from '@/components/ui/meter'
import type { TokenPage } from '@/lib/tokens/schema'
import { useListContext } from './list-context'

interface ListedMeterProps {
  readonly meter: NonNullable<TokenPage['meter']>
  /** Expired tokens are listed but not counted. */
  readonly expired: boolean
}

export function ListedMeter({ meter: { listed, limit }, expired }: ListedMeterProps) {
  const { removeAllowed } = useListContext()
  // more than the limit after a policy change that lowered it
  const excess = listed > limit ? listed - limit + 1 : 'one'
  const makeRoom = removeAllowed ? `. Remove ${excess} from the list to make room.` : `. Delete ${excess} permanently to make room.`
  const full = listed >= limit
  return (
    <Meter label="Listed user tokens" value={listed} max={limit}>
      <span title="Expired tokens don't count.">
        <strong className="font-semibold text-ink">
          {listed} of {limit}
        </strong>{' '}
        listed user tokens
        {(expired || full) && <span className="max-sm:hidden"> (expired ones don't count)</span>}
        {full && makeRoom}
      </span>
    </Meter>
  )
}
