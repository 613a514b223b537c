import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocPage } from '@/components/docs/doc-page'
import { findDocs, requireDocs } from '@/lib/auth/require-docs'
import { tokenOffers } from '../token-offers'

interface Props {
  readonly params: Promise<{ readonly slug: string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const doc = (await findDocs())?.read((await params).slug.join('/'))
  return doc ? { title: doc.title, description: doc.description } : {}
}

export default async function DocsPage({ params }: Props) {
  const docs = await requireDocs()
  const slug = (await params).slug.join('/')
  const doc = docs.read(slug)
  if (!doc) notFound()
  return <DocPage doc={doc} neighbors={docs.neighbors(slug)} successor={docs.successor(slug)} offerToken={await tokenOffers()} />
}
