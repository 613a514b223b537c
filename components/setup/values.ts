import type { SetUpInput } from '@/lib/organizations/schema'
import type { FieldErrors } from '@/lib/result'
import type { PolicyTerms, PresetName } from '@/lib/tokens/index'

/** What stands in the fields, as text. */
export interface SetUpValues {
  readonly code: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly organization: string
  readonly slug: string
  /** The slug follows the name until someone writes one. */
  readonly slugIsOwn: boolean
  readonly location: string
  readonly timeZone: string
  readonly preset: PresetName
  readonly listedPerPerson: string
  /** ISO 8601 duration; empty = no end date. */
  readonly lifetime: string
  readonly inactivityDays: string
  readonly noticeDays: string
  readonly viewAllowed: boolean
}

export type Presets = Readonly<Record<PresetName, PolicyTerms>>

export const policyValues = (preset: PresetName, presets: Presets) => ({
  preset,
  listedPerPerson: String(presets[preset].listedPerPerson),
  lifetime: presets[preset].defaultLifetime ?? '',
  inactivityDays: String(presets[preset].inactivityDays),
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

/** What is sent: numbers that are no numbers stay none, so that their fields are told. */
export function toInput(values: SetUpValues): SetUpInput {
  const { code, name, email, password, timeZone, slug, location, preset } = values
  return {
    code,
    person: { name, email, password, timeZone },
    organization: { name: values.organization, slug, timeZone },
    location: location.trim(),
    policy: {
      preset,
      listedPerPerson: wholeNumber(values.listedPerPerson),
      lifetime: (values.lifetime || null) as SetUpInput['policy']['lifetime'],
      inactivityDays: wholeNumber(values.inactivityDays),
      noticeDays: values.noticeDays
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number),
      viewAllowed: values.viewAllowed,
    },
  }
}

const wholeNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** The parts of the input that each step asks for. */
export const partsOfSteps = [['code'], ['person'], ['organization', 'location'], ['policy']] as const satisfies (keyof SetUpInput)[][]

export const stepNames = ['Check', 'You', 'Organization', 'Policy'] as const

/** The first step that has something to correct. */
export function stepOf(fields: Readonly<Record<string, readonly string[]>>): number {
  const wrong = Object.keys(fields).map((field) => field.split('.')[0])
  return Math.max(
    0,
    partsOfSteps.findIndex((parts) => parts.some((part) => wrong.includes(part))),
  )
}

/** What is still wrong: what was typed anew since it was told has not been judged yet. */
export function stillWrong(told: FieldErrors, then: SetUpValues, now: SetUpValues): FieldErrors {
  const [was, is] = [toInput(then), toInput(now)]
  return Object.fromEntries(Object.entries(told).filter(([field]) => partOf(was, field) === partOf(is, field)))
}

function partOf(input: SetUpInput, field: string): string {
  const [part = '', name = ''] = field.split('.')
  const given = inside(input, part)
  return JSON.stringify(typeof given === 'object' && given ? inside(given, name) : given)
}

const inside = (whole: object, name: string): unknown => new Map<string, unknown>(Object.entries(whole)).get(name)

/** The first message of a field or of anything in it. */
export function messageOf(fields: Readonly<Record<string, readonly string[]>>, name: string): string | undefined {
  const key = Object.keys(fields).find((field) => field === name || field.startsWith(`${name}.`))
  return key === undefined ? undefined : fields[key]?.[0]
}
