import { describe } from 'vitest'
import { workerdHome } from '../durability/homes.ts'
import { contract } from './contract.ts'

describe('the contract, on workerd', () =>
  contract(async () => {
    const home = await workerdHome()
    const { loadSamples } = await import('../../src/cli/load-samples.ts')
    await loadSamples()
    return home
  }))
