import { documentedVariables } from '../environment'

const fence = /^```variables (\w+)\n```$/gm

/** Replaces each block of kind `variables` with a table of the environment variables of that group. */
export const expandVariables = (text: string): string => text.replace(fence, (_, group: string) => variableTable(group))

function variableTable(group: string): string {
  const rows = documentedVariables
    .filter((variable) => variable.group === group)
    .map(({ name, fallback, meaning, example }) => `| \`${name}\` | ${fallback} | ${meaning}${example ? ` Example: \`${example}\`` : ''} |`)
  if (rows.length === 0) throw new Error(`No environment variable is in the group ${group}.`)
  return ['| Name | Default | Meaning |', '|---|---|---|', ...rows].join('\n')
}
