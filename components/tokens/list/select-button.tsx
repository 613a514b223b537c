'use client'

import { Button } from '@/components/ui/button'
import { useListContext } from './list-context'
import { useSelection } from './selection'

/** On a phone: turns the cards into a checklist, and back. */
export function SelectButton() {
  const { mayCreate } = useListContext()
  const { choosing, choose, clear } = useSelection()
  if (!mayCreate) return null
  return (
    <Button className="px-3 sm:hidden" onClick={choosing ? clear : choose}>
      {choosing ? 'Cancel' : 'Select'}
    </Button>
  )
}
