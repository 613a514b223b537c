import { EntryCard } from '../entry/entry-card'

/** Replaces the form once the invitation was answered. */
export const Answered = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <EntryCard focused title={title} text={text} />
)
