import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

const kinds: Readonly<Record<string, string>> = {
  string: 'Give a text.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  object: 'Give an object.',
}

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' }

/** What is wrong, in a sentence, where the schema itself says none; undefined leaves it to the validator. */
export function zodMessage(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : kinds[issue.expected]
    case 'too_big':
      return `Use ${String(issue.maximum)}${units[issue.origin] ?? ''} or ${issue.origin in units ? 'fewer' : 'less'}.`
    case 'too_small':
      return issue.minimum === 1 && issue.origin in units
        ? 'This is empty.'
        : `Use ${String(issue.minimum)}${units[issue.origin] ?? ''} or more.`
    case 'invalid_value':
      return `Use one of ${issue.values.map(String).join(', ')}.`
    case 'invalid_union':
      return 'This is none of the possible values.'
    case 'unrecognized_keys':
      return `Unknown: ${issue.keys
        .slice(0, 3)
        .map((key) => key.slice(0, 40))
        .join(', ')}.`
    default:
      return undefined
  }
}
