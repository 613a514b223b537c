import { readBytes } from './read-bytes'

export interface ActionProblem {
  readonly status: 400 | 413
  readonly text: string
}

/** As `serverActions.bodySizeLimit` in next.config.ts. */
const maxActionBytes = 64 * 1_024

/** As the framework's own limit. */
const maxArguments = 1_000

const malformed: ActionProblem = { status: 400, text: 'This request is not valid. Reload the page and try again.' }
const tooLarge: ActionProblem = { status: 413, text: 'This request is too large.' }

/**
 * Why the framework could not read this call of a server action; null if it can, or if it is none. Left to the framework, such a
 * call is an error with a stack trace in the log.
 */
export async function actionProblem(request: Request): Promise<ActionProblem | null> {
  const id = request.headers.get('next-action')
  const type = request.headers.get('content-type') ?? ''
  const isForm = /^multipart\/form-data/i.test(type)
  if (id === null && !isForm) return null
  if (id !== null && !/^[0-9a-f]{42}$/.test(id)) return malformed
  const body = await readBytes(request, maxActionBytes)
  if (body === null) return tooLarge
  const isValid = isForm ? await isActionForm(body, type, id !== null) : isArguments(Buffer.from(body).toString('utf8'))
  return isValid ? null : malformed
}

async function isActionForm(body: Uint8Array, type: string, hasId: boolean): Promise<boolean> {
  try {
    const form = await new Response(Buffer.from(body), { headers: { 'content-type': type } }).formData()
    return !hasId || (form.has('0') && [...form].every(([name, part]) => !/^\d+$/.test(name) || isRow(part)))
  } catch {
    return false
  }
}

/** Values that React encodes in place. All other strings after a $ refer to parts that only a form has. */
const inPlace = /^\$(?:\$|undefined$|NaN$|-?Infinity$|-0$|D|n-?\d|S|T|0(?:$|:))/

function isArguments(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__' || (typeof value === 'string' && value.startsWith('$') && !inPlace.test(value))) throw new SyntaxError()
      return value
    })
    return Array.isArray(parsed) && parsed.length <= maxArguments
  } catch {
    return false
  }
}

function isRow(part: FormDataEntryValue): boolean {
  try {
    return typeof part !== 'string' || JSON.parse(part) !== undefined
  } catch {
    return false
  }
}
