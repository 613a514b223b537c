import { type Document, type Operation, operationsOf } from '../reference/document'
import { resourceOf, titleOf } from '../reference/resources'
import { requestOf } from './request'

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

/** The API as a Postman collection (v2.1): one folder for each resource, and empty variables for the tokens. */
export function collectionOf(document: Document, origin: string) {
  const operations = operationsOf(document)
  const names = [...new Set(operations.map(({ path }) => resourceOf(path)))]
  return {
    info: { name: 'Keyrail API', description: describe(document), schema },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'origin', value: origin, type: 'string' },
      { key: 'token', value: '', type: 'string' },
    ],
    item: names.map((name) => ({
      name: titleOf(name),
      item: operations.filter(({ path }) => resourceOf(path) === name).map(itemOf),
    })),
  }
}

const itemOf = (operation: Operation) => ({ name: operation.operation.summary, request: requestOf(operation), response: [] })

const describe = ({ info: { version } }: Document): string =>
  `Version ${version}. Put a token into the variable \`token\` of an environment, as a secret; every request sends it as Bearer.`
