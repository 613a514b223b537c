import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { slugs } from './contents'
import { expandSamples } from './expand-samples'
import type { DocAddresses } from './types'

const folder = join(process.cwd(), 'docs/pages')
const texts = new Map<string, Promise<string>>()

/** Markdown of a page with its samples written out; null for an unknown page. */
export async function docSource(slug: string, addresses: DocAddresses): Promise<string | null> {
  if (!slugs.includes(slug)) return null
  const text = texts.get(slug) ?? readFile(join(folder, `${slug}.md`), 'utf8')
  texts.set(slug, text)
  return fillIn(expandSamples(await text), addresses)
}

const fillIn = (text: string, { origin, verifier }: DocAddresses): string =>
  text.replaceAll('https://keyrail.example.com', origin).replaceAll('https://verify.example.com', verifier)
