import 'server-only'
import type { TokenActions } from '@/components/tokens/types'
import { changeOverlap, create, edit, keep, remove, restore, revoke, rotate, setActive, view } from './actions'

/** The server actions with their organization filled in. */
export const boundActions = (org: string): TokenActions => ({
  create: create.bind(null, org),
  edit: edit.bind(null, org),
  setActive: setActive.bind(null, org),
  remove: remove.bind(null, org),
  restore: restore.bind(null, org),
  rotate: rotate.bind(null, org),
  view: view.bind(null, org),
  changeOverlap: changeOverlap.bind(null, org),
  keep: keep.bind(null, org),
  delete: revoke.bind(null, org),
})
