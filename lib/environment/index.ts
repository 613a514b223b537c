export { type Group, groups } from './reference'
export { documentedVariables, variables } from './variables'
