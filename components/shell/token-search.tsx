import { Button } from '../ui/button'
import { controlClass } from '../ui/control-class'
import { tokensPath } from './paths'

/** Searches the tokens of an organization, from a page without a list. */
export const TokenSearch = ({ organization }: { readonly organization: string }) => (
  <search>
    <form action={tokensPath(organization)} className="flex flex-wrap items-end gap-2">
      <label className="flex grow basis-60 flex-col gap-1.5 text-sm font-semibold text-ink">
        Search tokens
        <input type="search" name="q" placeholder="Name, token key or owner" className={`${controlClass} font-normal`} />
      </label>
      <Button type="submit">Search</Button>
    </form>
  </search>
)
