import type { Language } from './languages'
import type { Quoted, Variable } from './values'

/** One request of a sample. */
export interface SampleRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path below the API base, with parameters in braces: `/contacts/{id}`. */
  readonly path: string
  /** JSON text; a value `"$NAME"` is an environment variable. */
  readonly body?: string
  /** True if the body is sent as a form. */
  readonly form?: boolean
  /** True if the request needs no token. */
  readonly open?: boolean
  /** Environment variable with the token to send as Bearer; absent: token key and token as Basic. */
  readonly bearer?: string
}

const curl = (request: SampleRequest, { apiBase, tokenKey, token }: Quoted) => {
  const { method, path, body = '', bearer, form = false, open = false } = request
  return [
    `curl "${apiBase}${path}"`,
    ...(method === (body ? 'POST' : 'GET') ? [] : [`-X ${method}`]),
    ...(open ? [] : [bearer ? `-H "Authorization: Bearer $${bearer}"` : `-u "${tokenKey}:${token}"`]),
    ...(body && !form ? ['-H "Content-Type: application/json"'] : []),
    ...(body ? curlData(body, form) : []),
  ].join(' \\\n  ')
}

function curlData(body: string, form: boolean): string[] {
  if (form) return Object.entries(fieldsOf(body)).map(([name, value]) => `--data-urlencode "${name}=${value}"`)
  return [body.includes('"$') ? `-d "${body.replaceAll('"', '\\"')}"` : `-d '${body}'`]
}

const javascript = (request: SampleRequest, { apiBase, tokenKey, token, variable }: Quoted) => {
  const { method, path, body, bearer, form = false, open = false } = request
  const value = body?.replace(/"\$(\w+)"/g, (text, name: string) => variable?.value(name) ?? text)
  const credentials = bearer && variable ? `Bearer ${variable.quoted(bearer)}` : `Basic \${btoa(\`${tokenKey}:${token}\`)}`
  const headers = [
    ...(open ? [] : [`    Authorization: \`${credentials}\`,`]),
    ...(body && !form ? ["    'Content-Type': 'application/json',"] : []),
  ]
  return [
    `const response = await fetch(\`${apiBase}${path}\`, {`,
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(headers.length > 0 ? ['  headers: {', ...headers, '  },'] : []),
    ...(value ? [`  body: ${form ? 'new URLSearchParams' : 'JSON.stringify'}(${value}),`] : []),
    '})',
    'console.log(await response.text())',
  ].join('\n')
}

const python = (request: SampleRequest, { apiBase, tokenKey, token, variable }: Quoted) => {
  const { method, path, body, bearer, form = false, open = false } = request
  const data = body && pythonLiteral(JSON.parse(body), variable)
  const credentials = bearer && variable ? `Bearer ${variable.quoted(bearer)}` : 'Basic {credentials}'
  const headers = [
    ...(open ? [] : [`        "Authorization": f"${credentials}",`]),
    ...(data && !form ? ['        "Content-Type": "application/json",'] : []),
  ]
  const code = [
    ...(open || bearer ? [] : [`credentials = base64.b64encode(${quoted(`${tokenKey}:${token}`)}.encode()).decode()`]),
    'request = urllib.request.Request(',
    `    ${quoted(`${apiBase}${path}`)},`,
    ...(method === 'GET' ? [] : [`    method="${method}",`]),
    ...(headers.length > 0 ? ['    headers={', ...headers, '    },'] : []),
    ...(data ? [`    data=${form ? 'urllib.parse.urlencode' : 'json.dumps'}(${data}).encode(),`] : []),
    ')',
    'print(urllib.request.urlopen(request).read().decode())',
  ].join('\n')
  const modules = ['base64', 'json', 'os', 'urllib.parse', 'urllib.request'].filter((name) => code.includes(`${name}.`))
  return `import ${modules.join(', ')}\n\n${code}`
}

const fieldsOf = (body: string) => JSON.parse(body) as Readonly<Record<string, string>>

/** A JSON value in Python; `"$NAME"` is an environment variable. */
function pythonLiteral(value: unknown, variable: Variable | undefined): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return value.startsWith('$') && variable ? variable.value(value.slice(1)) : JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((each) => pythonLiteral(each, variable)).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  const fields = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${pythonLiteral(each, variable)}`)
  return `{${fields.join(', ')}}`
}

/** A string of Python, formatted if it contains an expression. */
const quoted = (text: string): string => `${text.includes('{') ? 'f' : ''}"${text}"`

const writers: Record<Language, (request: SampleRequest, values: Quoted) => string> = { curl, JavaScript: javascript, Python: python }

/** A request as code that runs without installing anything; a parameter `{contactId}` of its path is the variable CONTACT_ID. */
export function writeSample(language: Language, request: SampleRequest, values: Quoted): string {
  const path = request.path.replace(/\{(\w+)\}/g, (text, name: string) => values.variable?.quoted(upperCase(name)) ?? text)
  return writers[language]({ ...request, path }, values)
}

const upperCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
