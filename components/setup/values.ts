import type { SetUpInput } from '@/lib/organizations/schema'
import type { FieldErrors } from '@/lib/result'
import type { PolicyTerms, PresetName } from '@/lib/tokens/index'
import { type LimitText, limitOf, limitText } from '../organization/policy/limit-text'

/** Values of the form, as text. */
export interface SetUpValues {
  readonly code: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly organization: string
  readonly slug: string
  /** True once the user edits the slug. Until then it follows the name. */
  readonly slugIsOwn: boolean
  readonly location: string
  readonly timeZone: string
  readonly preset: PresetName
  readonly listedPerPerson: LimitText
  /** ISO 8601 duration; empty for no expiration. */
  readonly lifetime: string
  readonly inactivityDays: LimitText
  readonly noticeDays: string
  readonly viewAllowed: boolean
}

export type OrganizationValues = Pick<SetUpValues, 'organization' | 'slug' | 'slugIsOwn' | 'location' | 'timeZone'>

export type Presets = Readonly<Record<PresetName, PolicyTerms>>

export const policyValues = (preset: PresetName, presets: Presets) => ({
  preset,
  listedPerPerson: limitText(presets[preset].listedPerPerson),
  lifetime: presets[preset].defaultLifetime ?? '',
  inactivityDays: limitText(presets[preset].inactivityDays),
  noticeDays: presets[preset].noticeDays.join(', '),
  viewAllowed: presets[preset].viewAllowed,
})

export const emptyValues = (presets: Presets): SetUpValues => ({
  code: '',
  name: '',
  email: '',
  password: '',
  organization: '',
  slug: '',
  slugIsOwn: false,
  location: '',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  ...policyValues('default', presets),
})

/** True if leaving would lose something. */
export const isTyped = (values: SetUpValues, presets: Presets): boolean => JSON.stringify(values) !== JSON.stringify(emptyValues(presets))

export function toInput(values: SetUpValues): SetUpInput {
  const { code, name, email, password, timeZone, slug, location, preset } = values
  return {
    code,
    person: { name, email, password, timeZone },
    organization: { name: values.organization, slug, timeZone },
    location: location.trim(),
    policy: {
      preset,
      listedPerPerson: limitOf(values.listedPerPerson),
      lifetime: (values.lifetime || null) as SetUpInput['policy']['lifetime'],
      inactivityDays: limitOf(values.inactivityDays),
      noticeDays: values.noticeDays
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number),
      viewAllowed: values.viewAllowed,
    },
  }
}

/** Parts of the input that each step asks for. */
export const partsOfSteps = [['code'], ['person'], ['organization', 'location'], ['policy']] as const satisfies (keyof SetUpInput)[][]

export const stepNames = ['Check', 'You', 'Organization', 'Policy'] as const

/** First step with an invalid field. */
export function stepOf(fields: Readonly<Record<string, readonly string[]>>): number {
  const invalid = Object.keys(fields).map((field) => field.split('.')[0])
  return Math.max(
    0,
    partsOfSteps.findIndex((parts) => parts.some((part) => invalid.includes(part))),
  )
}

/** Drops the errors of fields that changed after the rejected values were sent. */
export function remainingErrors(errors: FieldErrors, sent: SetUpValues, current: SetUpValues): FieldErrors {
  const [before, now] = [toInput(sent), toInput(current)]
  return Object.fromEntries(Object.entries(errors).filter(([field]) => partOf(before, field) === partOf(now, field)))
}

function partOf(input: SetUpInput, field: string): string {
  const [part = '', name = ''] = field.split('.')
  const value = propertyOf(input, part)
  return JSON.stringify(typeof value === 'object' && value ? propertyOf(value, name) : value)
}

const propertyOf = (object: object, name: string): unknown => new Map<string, unknown>(Object.entries(object)).get(name)

/** First message of a field or of a part of it. */
export function messageOf(fields: Readonly<Record<string, readonly string[]>>, name: string): string | undefined {
  const key = Object.keys(fields).find((field) => field === name || field.startsWith(`${name}.`))
  return key === undefined ? undefined : fields[key]?.[0]
}
