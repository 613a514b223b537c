import { type Document, operationsOf } from './reference/document'
import { sectionOf } from './reference/resources'
import type { Problem } from './types'

/** The list of error codes, by status. */
export function writeProblems(problems: readonly Problem[]): string {
  const rows = problems.map(({ code, path, status, title }) => `| ${status} | [\`${code}\`](${path}) | ${title} |`)
  return [
    '# Error codes',
    'Every error of the API has one of these codes, and a page that says what to do. [Errors](/docs/errors) shows the format.',
    ['| Status | Code | Meaning |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')
}

/** The page that the `type` of an error leads to. */
export function writeProblem(problem: Problem, document: Document): string {
  const { code, path, status, title, advice } = problem
  const example = { type: path, title, status, code, requestId: '7dXf0Q2mPz8sLkV4nB1cYa' }
  const operations = operationsThatReturn(problem, document)
  return [
    `# ${code}`,
    title,
    `## Next step\n\n${advice}`,
    `## Response\n\n\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
    '## Returned by',
    operations.length > 0 ? operations.join('\n') : 'The dashboard. No operation of the API returns it.',
  ].join('\n\n')
}

const operationsThatReturn = ({ code, status }: Problem, document: Document): string[] =>
  operationsOf(document)
    .filter(({ operation }) => operation.responses[String(status)]?.description.includes(`\`${code}\`:`))
    .map(({ method, path, operation }) => `- [\`${method} ${path}\`](${sectionOf(document, path, operation)})`)
