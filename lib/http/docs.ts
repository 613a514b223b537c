import { createDocs, type Docs, type Document } from '../docs'
import { endpoints } from './api'
import { documentOf } from './openapi'
import { pageOrigin } from './page-origin'
import { listProblems } from './problem'

let docs: { readonly origin: string; readonly docs: Docs } | undefined

/** The developer docs with the origin of this installation in their samples. */
export async function readDocs(): Promise<Docs> {
  const origin = (await pageOrigin()) ?? ''
  if (docs?.origin !== origin) docs = { origin, docs: createDocs({ origin, documents: apiDocuments(), problems: listProblems() }) }
  return docs.docs
}

/** One document for each version of the API, the current one first. */
export const apiDocuments = (): readonly [Document] => [documentOf(endpoints) as unknown as Document]
