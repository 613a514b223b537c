import { inEveryLanguage } from '../expand-samples'
import { tokenFence } from '../token-fence'
import type { Content, Document, Operation, OperationObject, ParameterObject, ResponseObject, Schema } from './document'
import { alternativesOf, type Field, fieldsOf, limitsOf, nameOf, typeOf } from './fields'

/** One operation of the reference as Markdown. */
export function writeOperation(document: Document, { method, path, operation, parameters }: Operation) {
  const { summary, description, security, requestBody, responses } = operation
  const example = requestBody && jsonOf(requestBody.content)?.example
  const open = security.length === 0
  const verifies = Object.values(security[0] ?? {}).some((scopes) => scopes.includes('tokens:verify'))
  const body = example === undefined ? '' : JSON.stringify(example)
  return [
    `## ${summary}`,
    `\`\`\`endpoint\n${method} ${path}\n\`\`\``,
    description,
    open ? 'Needs no token.' : '',
    inEveryLanguage({ method, path, form: isForm(requestBody?.content), open, ...(verifies ? asVerifier(body) : { body }) }),
    ...exampleOf(responses),
    tokenFence(operation),
    `\`\`\`try\n${JSON.stringify({ method, path, body: example, open })}\n\`\`\``,
    ...(parameters.length > 0 ? ['### Parameters', parameterTable(parameters)] : []),
    ...(requestBody ? ['### Body', requestBody.description ?? '', shapesOf(jsonOf(requestBody.content)?.schema, document)] : []),
    '### Responses',
    ...Object.entries(responses).flatMap(([status, response]) => (status < '400' ? writeResponse(status, response, document) : [])),
    failureTable(responses),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** A verifying caller presents another token, and asks about the one of the other samples. */
const asVerifier = (body: string) => ({ body: body.replace('"kru_…"', '"$TOKEN"'), option: 'bearer=VERIFY_TOKEN' })

function exampleOf(responses: OperationObject['responses']): string[] {
  const examples = Object.entries(responses).flatMap(([status, { content }]) =>
    status < '300' && content ? [jsonOf(content)?.example] : [],
  )
  const example = examples.find((each) => each !== undefined)
  return example === undefined ? [] : [`\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``]
}

const writeResponse = (status: string, { description, content }: ResponseObject, document: Document): string[] => [
  `**${status}** ${description}`,
  ...(content ? [shapesOf(jsonOf(content)?.schema, document)] : []),
]

/** The fields of a body or response; a response that depends on the token has several shapes. */
function shapesOf(schema: Schema | undefined, document: Document): string {
  if (!schema) return ''
  const shapes = alternativesOf(schema, document)
  return shapes
    .map((shape) =>
      [shapes.length > 1 ? `\`${nameOf(shape) ?? 'Or'}\`` : '', fieldList(fieldsOf(shape, document))].filter(Boolean).join('\n\n'),
    )
    .join('\n\n')
}

const fieldList = (fields: readonly Field[], indent = ''): string =>
  fields
    .map(({ name, type, required, description, limits, fields: inner }) => {
      const facts = [type, required ? 'required' : '', limits].filter(Boolean).join(', ')
      const line = `${indent}- \`${name}\` ${facts}${description ? `. ${description}` : ''}`
      return inner.length > 0 ? `${line}\n${fieldList(inner, `${indent}  `)}` : line
    })
    .join('\n')

function parameterTable(parameters: readonly ParameterObject[]): string {
  const rows = parameters.map(({ name, in: place, required, description = '', schema }) => {
    const text = [required ? 'Required.' : '', description, limitsOf(schema)].filter(Boolean).join(' ')
    return `| \`${name}\` | ${place} | ${typeOf(schema)} | ${escapeCell(text)} |`
  })
  return ['| Name | In | Type | Description |', '|---|---|---|---|', ...rows].join('\n')
}

function failureTable(responses: OperationObject['responses']): string {
  const rows = Object.entries(responses).flatMap(([status, { description }]) =>
    status < '400' ? [] : [`| ${status} | ${escapeCell(linkCodes(description))} |`],
  )
  return rows.length === 0 ? '' : ['| Failure | Code and meaning |', '|---|---|', ...rows].join('\n')
}

/** Each error code leads to its page. */
const linkCodes = (text: string): string =>
  text.replace(/`([a-z]+(?:_[a-z]+)*)`(?=:)/g, (_, code: string) => `[\`${code}\`](/docs/problems/${code.replaceAll('_', '-')})`)

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const isForm = (content: Content | undefined): boolean => content !== undefined && 'application/x-www-form-urlencoded' in content

const jsonOf = (content: Content) => content['application/json'] ?? Object.values(content)[0]
