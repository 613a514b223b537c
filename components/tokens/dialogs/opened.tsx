'use client'

import { useState } from 'react'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import type { TokenView } from '@/lib/tokens/schema'
import type { TokenKind } from './create/draft'

/** Which dialog is asked for; `turn` tells one asking from the next. */
export type Opened =
  | { readonly kind: 'create'; readonly type: TokenKind; readonly locationId: string | null; readonly turn: number }
  | { readonly kind: 'edit' | 'view' | 'rotate' | 'remove' | 'delete'; readonly token: TokenView; readonly turn: number }

/** Each dialog is code of its own, fetched when somebody is about to open it. */
export const dialogCode = {
  create: lazyPopup(() => import('./create/create-dialog').then((module) => module.CreateDialog)),
  edit: lazyPopup(() => import('./edit/edit-dialog').then((module) => module.EditDialog)),
  view: lazyPopup(() => import('./view/view-dialog').then((module) => module.ViewDialog)),
  rotate: lazyPopup(() => import('./rotate-dialog').then((module) => module.RotateDialog)),
  remove: lazyPopup(() => import('./remove-dialog').then((module) => module.RemoveDialog)),
  delete: lazyPopup(() => import('./delete-dialog').then((module) => module.DeleteDialog)),
}

export interface OpenedDialogProps {
  readonly opened: Opened
  readonly onGone: () => void
}

export function OpenedDialog({ opened, onGone }: OpenedDialogProps) {
  const [open, setOpen] = useState(true)
  const life = { open, onClose: () => setOpen(false), onGone }
  return opened.kind === 'create' ? (
    <Creating type={opened.type} locationId={opened.locationId} {...life} />
  ) : (
    <Changing kind={opened.kind} token={opened.token} {...life} />
  )
}

interface Life {
  readonly open: boolean
  readonly onClose: () => void
  readonly onGone: () => void
}

function Creating(props: Life & { readonly type: TokenKind; readonly locationId: string | null }) {
  const Create = usePopup(dialogCode.create, true)
  return Create && <Create {...props} />
}

function Changing({ kind, ...props }: Life & { readonly kind: Exclude<Opened['kind'], 'create'>; readonly token: TokenView }) {
  const Change = usePopup(dialogCode[kind], true)
  return Change && <Change {...props} />
}
