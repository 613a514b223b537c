import { MIMEType } from 'node:util'

/** True for a media type of JSON whose bytes are UTF-8, as those of US-ASCII are; other parameters have no meaning for JSON. */
export function isJson(contentType: string | null, { suffixes = false } = {}): boolean {
  if (contentType === 'application/json') return true
  const type = parse(contentType)
  if (type === null || !/^(?:utf-?8|us-ascii)?$/i.test(type.params.get('charset') ?? '')) return false
  return type.essence === 'application/json' || (suffixes && /^[^/]+\/[^/]+\+json$/.test(type.essence))
}

/** True for a form in UTF-8. */
export function isForm(contentType: string | null): boolean {
  const type = parse(contentType)
  return type?.essence === 'application/x-www-form-urlencoded' && /^(?:utf-?8)?$/i.test(type.params.get('charset') ?? '')
}

function parse(contentType: string | null): MIMEType | null {
  try {
    return new MIMEType(contentType ?? '')
  } catch {
    return null
  }
}
