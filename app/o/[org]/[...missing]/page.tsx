import { notFound } from 'next/navigation'

// an unknown address inside an organisation keeps the shell around its 404
export default function Missing() {
  notFound()
}
