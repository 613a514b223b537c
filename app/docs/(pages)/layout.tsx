import './docs.css'
import type { ReactNode } from 'react'
import { DocsLayout } from '@/components/docs/docs-layout'
import { readViewer } from '@/lib/auth/session'
import { readDocs } from '@/lib/http/docs'
import { pageNonce } from '@/lib/http/nonce'

export default async function Layout({ children }: { readonly children: ReactNode }) {
  const [viewer, nonce, { chapters }] = await Promise.all([readViewer(), pageNonce(), readDocs()])
  return (
    <DocsLayout nonce={nonce} signedIn={viewer !== null} chapters={chapters}>
      {children}
    </DocsLayout>
  )
}
