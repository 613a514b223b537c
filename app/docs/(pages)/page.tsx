import type { Metadata } from 'next'
import { DocsHome } from '@/components/docs/docs-home'
import { requireDocs } from '@/lib/auth/require-docs'

export const metadata: Metadata = { title: 'Developer docs', description: 'How to create, use and verify API tokens.' }

export default async function DocsStart() {
  return <DocsHome chapters={(await requireDocs()).chapters} />
}
