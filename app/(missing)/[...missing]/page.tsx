import { notFound } from 'next/navigation'

export { metadata } from '@/app/not-found'

export default function Missing() {
  notFound()
}
