import './docs.css'
import type { ReactNode } from 'react'
import { DocsLayout } from '@/components/docs/docs-layout'
import { readViewer } from '@/lib/auth/session'
import { listDocs } from '@/lib/docs'
import { docAddresses } from '@/lib/http/doc-addresses'
import { pageNonce } from '@/lib/http/nonce'

export default async function Layout({ children }: { readonly children: ReactNode }) {
  const [viewer, nonce, addresses] = await Promise.all([readViewer(), pageNonce(), docAddresses()])
  return (
    <DocsLayout nonce={nonce} signedIn={viewer !== null} chapters={await listDocs(addresses)}>
      {children}
    </DocsLayout>
  )
}
