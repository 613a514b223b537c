'use client'

import Columns3 from 'lucide-react/icons/columns-3'
import { useId, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'

const choices = lazyPopup(() => import('./column-choices').then((module) => module.ColumnChoices))

/** Columns of this browser, and whether removed tokens are shown. */
export function ColumnPicker() {
  const id = useId()
  const [opened, setOpened] = useState(false)
  const Choices = usePopup(choices, opened)
  return (
    <>
      <button
        type="button"
        title="Columns"
        popoverTarget={id}
        className={buttonClass('quiet', 'max-xl:px-2')}
        {...prefetchProps(choices.prefetch)}
      >
        <Columns3 aria-hidden size={16} strokeWidth={1.75} />
        <span className="max-xl:sr-only">Columns</span>
      </button>
      <fieldset
        id={id}
        popover="auto"
        onToggle={() => setOpened(true)}
        className="rounded-lg border border-line bg-surface px-4 py-2 text-ink shadow-3 [position-area:bottom_span-left] [position-try-fallbacks:flip-inline,flip-block]"
      >
        <legend className="sr-only">Columns</legend>
        {Choices && <Choices />}
      </fieldset>
    </>
  )
}
