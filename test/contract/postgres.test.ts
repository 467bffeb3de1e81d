import { describe } from 'vitest'
import { postgresHome } from '../durability/homes.ts'
import { hasPostgres } from '../durability/postgres-server.ts'
import { contract } from './contract.ts'

describe.runIf(hasPostgres('PostgreSQL 上的接口约定'))('the contract, on PostgreSQL', () => contract(postgresHome))
