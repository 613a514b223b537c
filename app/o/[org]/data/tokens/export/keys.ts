import { z } from 'zod'
import { needle } from '@/lib/text'

const longest = 512_000
const named = z.array(needle(32)).max(10_000)

/** The token keys in the body, a JSON list; none where it is anything else. */
export async function readKeys(request: Request): Promise<readonly string[]> {
  const text = await request.text()
  if (text.length > longest) return []
  try {
    return named.parse(JSON.parse(text))
  } catch {
    return []
  }
}
