import { MIMEType } from 'node:util'

/** True for a media type of JSON whose bytes are UTF-8, as those of US-ASCII are; other parameters have no meaning for JSON. */
export function isJson(contentType: string | null, { suffixes = false } = {}): boolean {
  const type = parse(contentType)
  if (type === null || !/^(?:utf-?8|us-ascii)?$/i.test(type.params.get('charset') ?? '')) return false
  return type.essence === 'application/json' || (suffixes && /^[^/]+\/[^/]+\+json$/.test(type.essence))
}

function parse(contentType: string | null): MIMEType | null {
  try {
    return new MIMEType(contentType ?? '')
  } catch {
    return null
  }
}
