import { findDocs } from '@/lib/auth/require-docs'
import { text } from '@/lib/http/text'

interface Context {
  readonly params: Promise<{ readonly slug: string[] }>
}

/** A page of the docs as Markdown: /docs/quick-start.md */
export async function GET(_request: Request, { params }: Context) {
  const docs = await findDocs()
  return text(docs?.markdown((await params).slug.join('/')) ?? null, 'text/markdown')
}
