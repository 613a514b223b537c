import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

const kinds: Readonly<Record<string, string>> = {
  string: 'Enter some text.',
  number: 'Must be a number.',
  int: 'Must be a whole number.',
  boolean: 'Must be true or false.',
  array: 'Must be a list.',
  object: 'Must be an object.',
}

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' items' }

/** Message for an issue whose schema sets none; undefined leaves it to zod. */
export function zodMessage(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This field is required.' : kinds[issue.expected]
    case 'too_big':
      return `Use ${String(issue.maximum)}${units[issue.origin] ?? ''} or ${issue.origin in units ? 'fewer' : 'less'}.`
    case 'too_small':
      return issue.minimum === 1 && issue.origin in units
        ? 'Must not be empty.'
        : `Use ${String(issue.minimum)}${units[issue.origin] ?? ''} or more.`
    case 'invalid_value':
      return `Must be one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_union':
      return 'Not an allowed value.'
    case 'unrecognized_keys':
      return `Unknown ${issue.keys.length === 1 ? 'field' : 'fields'}: ${issue.keys
        .slice(0, 3)
        .map((key) => key.slice(0, 40))
        .join(', ')}.`
    default:
      return undefined
  }
}
