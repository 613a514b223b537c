import { ThemeChoice } from '@/components/shell/theme-choice'
import { SectionCard } from '@/components/ui/section-card'

export const ThemeCard = () => (
  <SectionCard title="Theme" text="Applies to this browser immediately.">
    <div className="max-w-80">
      <ThemeChoice />
    </div>
  </SectionCard>
)
