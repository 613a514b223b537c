import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Page not found' }

// an unknown address inside an organization keeps the shell around its 404
export default function Missing() {
  notFound()
}
