import { InlineScript } from '../ui/inline-script'
import { traversalEvent } from './traversal-event'

/** Browsers call the listeners of a window in the order in which they were added, so this one has to be there before the router. */
const code = `addEventListener('popstate',e=>dispatchEvent(new Event('${traversalEvent}',{cancelable:true}))||e.stopImmediatePropagation())`

/** Lets a guard keep Back and Forward from the router. */
export const TraversalScript = ({ nonce }: { readonly nonce: string | undefined }) => <InlineScript nonce={nonce} code={code} />
