import type { Content, Operation, ParameterObject } from '../reference/document'

const form = 'application/x-www-form-urlencoded'

/** A request of the collection; optional parameters and headers are there, but not sent. */
export function requestOf({ method, path, operation, parameters }: Operation) {
  const { description, security, requestBody } = operation
  const mediaType = requestBody && Object.keys(requestBody.content)[0]
  return {
    method,
    description,
    ...(security.length === 0 ? { auth: { type: 'noauth' } } : {}),
    header: [
      ...(mediaType ? [{ key: 'Content-Type', value: mediaType }] : []),
      ...named(parameters, 'header').map((parameter) => ({ ...pairOf(parameter), disabled: true })),
    ],
    url: urlOf(path, parameters),
    ...(requestBody ? { body: bodyOf(requestBody.content) } : {}),
  }
}

function urlOf(path: string, parameters: readonly ParameterObject[]) {
  const segments = path.slice(1).replace(/\{(\w+)\}/g, ':$1')
  return {
    raw: `{{origin}}/${segments}`,
    host: ['{{origin}}'],
    path: segments.split('/'),
    query: named(parameters, 'query').map((parameter) => ({ ...pairOf(parameter), disabled: parameter.required !== true })),
    variable: named(parameters, 'path').map(pairOf),
  }
}

const named = (parameters: readonly ParameterObject[], place: ParameterObject['in']) => parameters.filter((each) => each.in === place)

const pairOf = ({ name, description = '' }: ParameterObject) => ({ key: name, value: '', description })

function bodyOf(content: Content) {
  const example = Object.values(content)[0]?.example ?? {}
  if (!(form in content)) return { mode: 'raw', raw: JSON.stringify(example, null, 2), options: { raw: { language: 'json' } } }
  const fields = Object.entries(example as Readonly<Record<string, string>>)
  return { mode: 'urlencoded', urlencoded: fields.map(([key, value]) => ({ key, value, type: 'text' })) }
}
