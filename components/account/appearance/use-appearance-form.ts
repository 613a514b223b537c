import type { Appearance } from '@/lib/accounts/schema'
import type { FailureCode, Outcome } from '@/lib/result'
import { useSettingsForm } from '../settings/use-settings-form'

export type SaveAppearance = (input: Partial<Appearance>) => Promise<Outcome<Appearance, FailureCode>>

/** Form for some fields of the appearance; the others stay as they are. */
export function useAppearanceForm<F extends keyof Appearance>(appearance: Appearance, fields: readonly F[], save: SaveAppearance) {
  const part = (of: Appearance) => Object.fromEntries(fields.map((field) => [field, of[field]])) as unknown as Pick<Appearance, F>
  return useSettingsForm({
    initial: part(appearance),
    save: async (draft) => {
      const saved = await save(draft)
      return saved.ok ? { ok: true, value: part(saved.value) } : saved
    },
  })
}
