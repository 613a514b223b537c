'use client'

import Archive from 'lucide-react/icons/archive'
import ArchiveRestore from 'lucide-react/icons/archive-restore'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import Pencil from 'lucide-react/icons/pencil'
import { useRouter } from 'next/navigation'
import { startTransition, useRef, useState } from 'react'
import { failureText } from '@/components/session/failure-text'
import { useAction } from '@/components/session/use-action'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import { PopupMenu } from '@/components/ui/popup-menu'
import { useToasts } from '@/components/ui/toasts'
import type { LocationRow } from '@/lib/organizations/schema'
import { archiveText } from './archive-text'
import type { LocationActions, LocationZones } from './types'

interface LocationMenuProps {
  readonly location: LocationRow
  readonly zones: LocationZones
  readonly actions: LocationActions
}

const icon = { size: 16, strokeWidth: 1.75 } as const
const editDialog = lazyPopup(() => import('./location-dialog').then((module) => module.LocationDialog))
const archiveDialog = lazyPopup(() =>
  import('@/components/account/security/confirm-action-dialog').then((module) => module.ConfirmActionDialog<unknown>),
)

export function LocationMenu({ location, zones, actions }: LocationMenuProps) {
  const { id, name, code, streetAddress, timeZone, archived, tokens } = location
  const [shown, setShown] = useState<'edit' | 'archive' | null>(null)
  const box = useRef<HTMLSpanElement>(null)
  const trigger = useRef<HTMLElement>(null)
  const { done, restore } = useRestore(name, () => actions.restore(id))
  const EditDialog = usePopup(editDialog, shown === 'edit')
  const ArchiveDialog = usePopup(archiveDialog, shown === 'archive')
  const open = (next: 'edit' | 'archive') => {
    trigger.current = box.current?.querySelector('button') ?? null
    setShown(next)
  }
  const shared = { finalFocus: trigger, onGone: () => setShown(null) }
  return (
    <span ref={box}>
      <PopupMenu
        label={`Actions for ${name}`}
        items={[
          { label: 'Edit…', icon: <Pencil {...icon} />, onSelect: () => open('edit') },
          archived
            ? { label: 'Restore', icon: <ArchiveRestore {...icon} />, onSelect: restore }
            : { label: 'Archive…', icon: <Archive {...icon} />, danger: true, onSelect: () => open('archive') },
        ]}
        onPrefetch={() => {
          editDialog.prefetch()
          archiveDialog.prefetch()
        }}
      >
        <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
      </PopupMenu>
      {EditDialog && (
        <EditDialog
          title="Edit location"
          submit="Save location"
          initial={{ name, code: code ?? '', streetAddress, timeZone: timeZone ?? '' }}
          zones={zones}
          save={(input) => actions.edit(id, input)}
          doneText={(next) => `${next} saved.`}
          {...shared}
        />
      )}
      {ArchiveDialog && (
        <ArchiveDialog
          title={
            <>
              Archive “<bdi>{name}</bdi>”?
            </>
          }
          text={archiveText(tokens)}
          confirm="Archive location"
          action={() => actions.archive(id)}
          onDone={() => done(`${name} archived.`)}
          {...shared}
        />
      )}
    </span>
  )
}

function useRestore(name: string, run: () => ReturnType<LocationActions['restore']>) {
  const action = useAction()
  const router = useRouter()
  const toasts = useToasts()
  const done = (text: string) => {
    toasts.add({ text })
    startTransition(() => router.refresh())
  }
  const restore = () =>
    startTransition(async () => {
      const outcome = await action.run(run)
      if (outcome.ok) done(`${name} restored. Its tokens work again.`)
      else toasts.add({ tone: 'bad', text: failureText(outcome.error, 'location') })
    })
  return { done, restore }
}
