import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocPage } from '@/components/docs/doc-page'
import { neighborsOf, readDoc } from '@/lib/docs'
import { docAddresses } from '@/lib/http/doc-addresses'

interface Props {
  readonly params: Promise<{ readonly slug: string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const doc = await readDoc((await params).slug.join('/'), await docAddresses())
  return doc ? { title: doc.title, description: doc.description } : {}
}

export default async function DocsPage({ params }: Props) {
  const slug = (await params).slug.join('/')
  const addresses = await docAddresses()
  const doc = await readDoc(slug, addresses)
  if (!doc) notFound()
  return <DocPage doc={doc} neighbors={await neighborsOf(slug, addresses)} />
}
