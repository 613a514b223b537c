'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { type ReactNode, type ToggleEvent, useId } from 'react'
import { Button } from '../ui/button'
import { FilterSheetHeader } from '../ui/filter-sheet-header'

interface FilterSheetProps {
  /** Number of filters that are set. */
  readonly count: number
  readonly children: ReactNode
}

const sheet =
  'sm:contents max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:max-h-[90dvh] max-sm:w-full max-sm:max-w-none max-sm:flex-col max-sm:gap-3 max-sm:rounded-t-lg max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:p-4 max-sm:pb-6 max-sm:text-ink max-sm:shadow-3 max-sm:open:flex max-sm:backdrop:bg-scrim'

/** Filters of a form: a sheet at the bottom of a phone, otherwise part of the form. */
export function FilterSheet({ count, children }: FilterSheetProps) {
  const id = useId()
  const onToggle = ({ newState, currentTarget }: ToggleEvent<HTMLElement>) => {
    if (newState === 'open') currentTarget.querySelector('select')?.focus()
  }
  return (
    <>
      <Button popoverTarget={id} className="px-3 sm:hidden">
        <ListFilter aria-hidden size={16} strokeWidth={1.75} />
        Filter
        {count > 0 && (
          <span className="grid min-w-5 place-items-center rounded-full bg-accent px-1.5 text-xs leading-5 text-on-accent">{count}</span>
        )}
      </Button>
      <fieldset id={id} popover="auto" onToggle={onToggle} className={sheet}>
        <legend className="sr-only">Filters</legend>
        <FilterSheetHeader id={id} />
        {children}
      </fieldset>
    </>
  )
}
