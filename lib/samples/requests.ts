import type { Language } from './languages'
import { type Quoted, variable } from './values'

/** One request of a sample. */
export interface SampleRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path below the API base, with parameters in braces: `/contacts/{id}`. */
  readonly path: string
  /** JSON text. */
  readonly body?: string
}

const curl = ({ method, path, body }: SampleRequest, { apiBase, tokenKey, token }: Quoted) =>
  [
    `curl "${apiBase}${path}"`,
    ...(method === (body ? 'POST' : 'GET') ? [] : [`-X ${method}`]),
    `-u "${tokenKey}:${token}"`,
    ...(body ? ['-H "Content-Type: application/json"', `-d '${body}'`] : []),
  ].join(' \\\n  ')

const javascript = ({ method, path, body }: SampleRequest, { apiBase, tokenKey, token }: Quoted) =>
  [
    `const response = await fetch(\`${apiBase}${path}\`, {`,
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    '  headers: {',
    `    Authorization: \`Basic \${btoa(\`${tokenKey}:${token}\`)}\`,`,
    ...(body ? ["    'Content-Type': 'application/json',"] : []),
    '  },',
    ...(body ? [`  body: JSON.stringify(${body}),`] : []),
    '})',
    'console.log(await response.text())',
  ].join('\n')

const python = ({ method, path, body }: SampleRequest, { apiBase, tokenKey, token }: Quoted) => {
  const f = `${apiBase}${tokenKey}`.includes('{') ? 'f' : ''
  return [
    `import base64, ${body ? 'json, ' : ''}os, urllib.request`.replace(f ? '' : 'os, ', ''),
    '',
    `credentials = base64.b64encode(${f}"${tokenKey}:${token}".encode()).decode()`,
    'request = urllib.request.Request(',
    `    ${f}"${apiBase}${path}",`,
    ...(method === 'GET' ? [] : [`    method="${method}",`]),
    `    headers={"Authorization": f"Basic {credentials}"${body ? ', "Content-Type": "application/json"' : ''}},`,
    ...(body ? [`    data=json.dumps(${body}).encode(),`] : []),
    ')',
    'print(urllib.request.urlopen(request).read().decode())',
  ].join('\n')
}

const writers: Record<Language, (request: SampleRequest, values: Quoted) => string> = { curl, JavaScript: javascript, Python: python }

/** A request as code that runs without installing anything. */
export const writeSample = (language: Language, request: SampleRequest, values: Quoted): string =>
  writers[language]({ ...request, path: request.path.replace(/\{(\w+)\}/g, (_, name: string) => variable(language, name)) }, values)
