import { findDocs } from '@/lib/auth/require-docs'
import { text } from '@/lib/http/text'

/** Pages and headings of the docs, for the palette. */
export async function GET() {
  const docs = await findDocs()
  return text(docs && JSON.stringify(docs.search()), 'application/json')
}
