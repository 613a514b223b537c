'use client'

import { useState } from 'react'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import type { TokenView } from '@/lib/tokens/schema'
import type { CreateOpening, OpenedCreate } from '../types'
import type { DialogProps } from './dialog-props'

/** The dialog to show. `formKey` is new each time one opens, so that no form state is kept. */
export type Opened =
  | OpenedCreate
  | { readonly kind: 'edit' | 'view' | 'rotate' | 'remove' | 'delete'; readonly token: TokenView; readonly formKey: number }

export const dialogCode = {
  create: lazyPopup(() => import('./create/create-dialog').then((module) => module.CreateDialog)),
  edit: lazyPopup(() => import('./edit/edit-dialog').then((module) => module.EditDialog)),
  view: lazyPopup(() => import('./view/view-dialog').then((module) => module.ViewDialog)),
  rotate: lazyPopup(() => import('./rotate/rotate-dialog').then((module) => module.RotateDialog)),
  remove: lazyPopup(() => import('./remove-dialog').then((module) => module.RemoveDialog)),
  delete: lazyPopup(() => import('./delete-dialog').then((module) => module.DeleteDialog)),
}

interface OpenedDialogProps extends Pick<DialogProps, 'onClosed'> {
  readonly opened: Opened
}

export function OpenedDialog({ opened, onClosed }: OpenedDialogProps) {
  const [open, setOpen] = useState(true)
  const props = { open, onClose: () => setOpen(false), onClosed }
  return opened.kind === 'create' ? (
    <LazyCreateDialog opening={opened.opening} {...props} />
  ) : (
    <LazyTokenDialog kind={opened.kind} token={opened.token} {...props} />
  )
}

function LazyCreateDialog(props: DialogProps & { readonly opening: CreateOpening }) {
  const Create = usePopup(dialogCode.create, true)
  return Create && <Create {...props} />
}

function LazyTokenDialog({
  kind,
  ...props
}: DialogProps & { readonly kind: Exclude<Opened['kind'], 'create'>; readonly token: TokenView }) {
  const TokenDialog = usePopup(dialogCode[kind], true)
  return TokenDialog && <TokenDialog {...props} />
}
