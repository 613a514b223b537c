import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocPage } from '@/components/docs/doc-page'
import { readDocs } from '@/lib/http/docs'

interface Props {
  readonly params: Promise<{ readonly slug: string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const doc = (await readDocs()).read((await params).slug.join('/'))
  return doc ? { title: doc.title, description: doc.description } : {}
}

export default async function DocsPage({ params }: Props) {
  const docs = await readDocs()
  const slug = (await params).slug.join('/')
  const doc = docs.read(slug)
  if (!doc) notFound()
  return <DocPage doc={doc} neighbors={docs.neighbors(slug)} />
}
