import { findDocs } from '@/lib/auth/require-docs'
import { text } from '@/lib/http/text'

/** The API as a Postman collection. */
export async function GET() {
  const docs = await findDocs()
  return text(docs && JSON.stringify(docs.postman, null, 2), 'application/json')
}
