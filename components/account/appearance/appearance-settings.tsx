import type { Appearance } from '@/lib/accounts/schema'
import { SettingsPage } from '../settings/settings-page'
import { DisplayCard } from './display-card'
import { KeyboardCard } from './keyboard-card'
import { ThemeCard } from './theme-card'
import { TimeCard } from './time-card'
import type { SaveAppearance } from './use-appearance-form'

interface AppearanceSettingsProps {
  readonly appearance: Appearance
  readonly zones: readonly string[]
  readonly save: SaveAppearance
}

export function AppearanceSettings({ appearance, zones, save }: AppearanceSettingsProps) {
  return (
    <SettingsPage title="Appearance" text="How Keyrail looks and behaves for you.">
      <ThemeCard />
      <DisplayCard appearance={appearance} save={save} />
      <TimeCard appearance={appearance} zones={zones} save={save} />
      <KeyboardCard appearance={appearance} save={save} />
    </SettingsPage>
  )
}
