import { z } from 'zod'
import type { FailureCode } from '../result'
import { problemPath, problems } from './problem'

const codes = Object.keys(problems) as [FailureCode, ...FailureCode[]]

export const problemView = z.strictObject({
  /** Path of the page that explains the problem. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(codes),
  detail: z.string().optional(),
  requestId: z.string(),
  /** With `invalid_input`: messages by field. */
  fields: z.record(z.string(), z.array(z.string())).optional(),
})

const { $schema: _dialect, ...schema } = z.toJSONSchema(problemView)
export const problemSchema = schema

type Headers = Readonly<Record<string, { readonly description: string; readonly schema: { readonly type: string } }>>

/** Response objects of these failures, by status. */
export function failureResponses(failures: readonly FailureCode[]) {
  const statuses = [...new Set(failures.map((code) => problems[code].status))].sort((one, other) => one - other)
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      response(
        status,
        failures.filter((code) => problems[code].status === status),
      ),
    ]),
  )
}

function response(status: number, failures: readonly FailureCode[]) {
  const examples = failures.map((code) => [code, { value: exampleOf(code) }] as const)
  return {
    description: failures.map((code) => `\`${code}\`: ${problems[code].title}`).join(' '),
    headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' }, ...headersOf(status) },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples: Object.fromEntries(examples) } },
  }
}

const exampleOf = (code: FailureCode): z.infer<typeof problemView> => ({
  type: problemPath(code),
  title: problems[code].title,
  status: problems[code].status,
  code,
  requestId: '7dXf0Q2mPz8sLkV4nB1cYa',
  ...(code === 'invalid_input' ? { fields: { email: ['Enter a valid email address.'] } } : {}),
})

function headersOf(status: number): Headers {
  const text = (description: string) => ({ description, schema: { type: 'string' } })
  if (status === 401 || status === 403) return { 'WWW-Authenticate': text('The missing token or scope (RFC 6750).') }
  return status === 429 || status === 503 ? { 'Retry-After': text('Seconds.') } : {}
}
