import { PolicyForm, type PolicyFormProps } from './policy-form'

export function PolicyScreen(form: PolicyFormProps) {
  return (
    <div className="flex max-w-[46rem] flex-col gap-8 xl:max-w-[59rem]">
      <div>
        <h1 tabIndex={-1} className="text-2xl">
          Token policy
        </h1>
        <p className="mt-1 max-w-[66ch] text-ink-2">
          What members can create and how long tokens last. Each change shows its effect on existing tokens before you save it.
        </p>
      </div>
      <PolicyForm {...form} />
    </div>
  )
}
