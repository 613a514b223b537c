import { readDocs } from '@/lib/http/docs'
import { text } from '@/lib/http/text'

/** The table of contents of the docs for language models: https://llmstxt.org */
export async function GET() {
  return text((await readDocs()).llms, 'text/plain')
}
