export { groups } from './reference'
export { documentedVariables, variables } from './variables'
