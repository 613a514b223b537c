import 'server-only'
import type { Docs } from '../docs'
import { readDocs } from '../http/docs'
import { getServer } from '../server'
import { requireAccount } from './require-page'
import { readViewer } from './session'

/** The developer docs; redirects to sign-in where they are private and no one is signed in. */
export async function requireDocs(): Promise<Docs> {
  if (!getServer().env.publicDocs) await requireAccount()
  return readDocs()
}

/** The developer docs for a response that is no page; null where they are private and no one is signed in. */
export async function findDocs(): Promise<Docs | null> {
  const readable = getServer().env.publicDocs || (await readViewer()) !== null
  return readable ? readDocs() : null
}
