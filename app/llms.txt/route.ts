import { findDocs } from '@/lib/auth/require-docs'
import { text } from '@/lib/http/text'

/** The table of contents of the docs for language models: https://llmstxt.org */
export async function GET() {
  return text((await findDocs())?.llms ?? null, 'text/plain')
}
