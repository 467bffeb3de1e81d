import { describe } from 'vitest'
import { nodeHome } from '../durability/homes.ts'
import { contract } from './contract.ts'

describe('the contract, in Node', () => contract(nodeHome))
