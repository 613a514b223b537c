'use client'

import type { KeyboardEvent } from 'react'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { rowLink } from './focus'
import { useOffers } from './offers'

const inField = (target: HTMLElement) => target.matches('input:not([type=checkbox]), select, textarea, [role=menuitem]')

/** Keys of the list, heard only while the focus is in it: j k move, x selects, . opens the menu, e edits, z takes back. */
export function useRowKeys(rows: readonly TokenView[]): (event: KeyboardEvent<HTMLElement>) => void {
  const dialogs = useTokenDialogs()
  const { all } = useOffers()
  return (event) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || inField(target) || !event.currentTarget.contains(target)) return
    const row = target.closest<HTMLElement>('tbody [role=row]')
    const token = rows.find(({ tokenKey }) => row?.dataset.testid === `token-row-${tokenKey}`)
    const press = (selector: string) => row?.querySelector<HTMLElement>(selector)?.click()
    const keys: Readonly<Record<string, () => void>> = {
      j: () => rowLink(row ? row.nextElementSibling : event.currentTarget.querySelector('tbody [role=row]'))?.focus(),
      k: () => rowLink(row?.previousElementSibling)?.focus(),
      x: () => press('input[type=checkbox]'),
      '.': () => press('[aria-haspopup=menu]'),
      e: () => token?.actions.includes('edit') && dialogs.openEdit(token),
      z: () => [...all.values()].at(-1)?.undo(),
    }
    const act = keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
}
