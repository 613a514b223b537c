import './docs.css'
import type { ReactNode } from 'react'
import { DocsLayout } from '@/components/docs/docs-layout'
import { requireDocs } from '@/lib/auth/require-docs'
import { readViewer } from '@/lib/auth/session'
import { pageNonce } from '@/lib/http/nonce'

export default async function Layout({ children }: { readonly children: ReactNode }) {
  const [viewer, nonce, { chapters }] = await Promise.all([readViewer(), pageNonce(), requireDocs()])
  return (
    <DocsLayout nonce={nonce} signedIn={viewer !== null} chapters={chapters}>
      {children}
    </DocsLayout>
  )
}
