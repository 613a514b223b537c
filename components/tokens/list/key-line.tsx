'use client'

import { type ReactNode, useRef } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { cx } from '@/components/ui/cx'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import type { TokenView } from '@/lib/tokens/schema'
import { useUndoOf } from './undo'

const inlineUndo = lazyPopup(() => import('./inline-undo').then((module) => module.InlineUndo))

interface KeyLineProps {
  readonly token: Pick<TokenView, 'tokenKey' | 'name'>
  /** The status, beside the key if every status fits, else below it. */
  readonly children: ReactNode
}

/**
 * The token key, in a `@container/name`. An offered Undo takes its place and its size, so that no row moves. The narrowest lines
 * have no button for copying, which is in the menu of the row too.
 */
export function KeyLine({ token, children }: KeyLineProps) {
  const text = useRef<HTMLElement>(null)
  const Undo = usePopup(inlineUndo, useUndoOf(token.tokenKey) !== undefined)
  return (
    <div className="flex items-center gap-x-1 @max-[16.75rem]/name:flex-col @max-[16.75rem]/name:items-start">
      <span className="relative inline-flex min-w-0">
        <span className={cx('inline-flex min-h-6 min-w-0 items-center', Undo && 'invisible')}>
          <code ref={text} translate="no" className="text-xs wrap-anywhere text-ink-2">
            {token.tokenKey}
          </code>
          <CopyButton
            value={token.tokenKey}
            label={`Copy token key of ${token.name}`}
            selectRef={text}
            className="@max-[18.5rem]/name:hidden"
          />
        </span>
        {Undo && (
          <span className="absolute inset-y-0 left-0 flex items-center whitespace-nowrap">
            <Undo id={token.tokenKey} />
          </span>
        )}
      </span>
      {children}
    </div>
  )
}
