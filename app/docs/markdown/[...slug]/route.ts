import { readDocs } from '@/lib/http/docs'
import { text } from '@/lib/http/text'

interface Context {
  readonly params: Promise<{ readonly slug: string[] }>
}

/** A page of the docs as Markdown: /docs/quick-start.md */
export async function GET(_request: Request, { params }: Context) {
  return text((await readDocs()).markdown((await params).slug.join('/')), 'text/markdown')
}
