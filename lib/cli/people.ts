import { configuration } from './configuration'
import { peopleIn } from './database'

export const people = async (): Promise<string> => String(await peopleIn(configuration()))
