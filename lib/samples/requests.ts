import type { Language } from './languages'
import { fromEnvironment, type Quoted, variable } from './values'

/** One request of a sample. */
export interface SampleRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path below the API base, with parameters in braces: `/contacts/{id}`. */
  readonly path: string
  /** JSON text; a value `"$NAME"` is an environment variable. */
  readonly body?: string
  /** Environment variable with the token to send as Bearer; absent: token key and token as Basic. */
  readonly bearer?: string
}

const curl = (request: SampleRequest, { apiBase, tokenKey, token }: Quoted) => {
  const { method, path, body = '', bearer } = request
  const data = body.includes('"$') ? `"${body.replaceAll('"', '\\"')}"` : `'${body}'`
  return [
    `curl "${apiBase}${path}"`,
    ...(method === (body ? 'POST' : 'GET') ? [] : [`-X ${method}`]),
    bearer ? `-H "Authorization: Bearer $${bearer}"` : `-u "${tokenKey}:${token}"`,
    ...(body ? ['-H "Content-Type: application/json"', `-d ${data}`] : []),
  ].join(' \\\n  ')
}

const javascript = ({ method, path, body, bearer }: SampleRequest, { apiBase, tokenKey, token }: Quoted) =>
  [
    `const response = await fetch(\`${apiBase}${path}\`, {`,
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    '  headers: {',
    `    Authorization: \`${bearer ? `Bearer \${process.env.${bearer}}` : `Basic \${btoa(\`${tokenKey}:${token}\`)}`}\`,`,
    ...(body ? ["    'Content-Type': 'application/json',"] : []),
    '  },',
    ...(body ? [`  body: JSON.stringify(${body.replace(/"\$(\w+)"/g, 'process.env.$1')}),`] : []),
    '})',
    'console.log(await response.text())',
  ].join('\n')

const python = ({ method, path, body, bearer }: SampleRequest, { apiBase, tokenKey, token }: Quoted) => {
  const data = body?.replace(/"\$(\w+)"/g, "os.environ['$1']")
  const code = [
    ...(bearer ? [] : [`credentials = base64.b64encode(${quoted(`${tokenKey}:${token}`)}.encode()).decode()`]),
    'request = urllib.request.Request(',
    `    ${quoted(`${apiBase}${path}`)},`,
    ...(method === 'GET' ? [] : [`    method="${method}",`]),
    '    headers={',
    `        "Authorization": f"${bearer ? `Bearer {os.environ['${bearer}']}` : 'Basic {credentials}'}",`,
    ...(data ? ['        "Content-Type": "application/json",'] : []),
    '    },',
    ...(data ? [`    data=json.dumps(${data}).encode(),`] : []),
    ')',
    'print(urllib.request.urlopen(request).read().decode())',
  ].join('\n')
  const modules = ['base64', 'json', 'os', 'urllib.request'].filter((name) => code.includes(`${name}.`) || code.includes(`${name}(`))
  return `import ${modules.join(', ')}\n\n${code}`
}

/** A string of Python, formatted if it contains an expression. */
const quoted = (text: string): string => `${text.includes('{') ? 'f' : ''}"${text}"`

const writers: Record<Language, (request: SampleRequest, values: Quoted) => string> = { curl, JavaScript: javascript, Python: python }

/** A request as code that runs without installing anything. */
export function writeSample(language: Language, request: SampleRequest, values: Quoted = fromEnvironment(language)): string {
  const path = request.path.replace(/\{(\w+)\}/g, (_, name: string) => variable(language, name))
  return writers[language]({ ...request, path }, values)
}
