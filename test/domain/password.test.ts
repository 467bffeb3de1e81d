import { describe, expect, it } from 'vitest'
import { passwordFaults } from '../../src/domain/password.ts'

describe('a password', () => {
  it.each(['Yunxi#2026', 'blauKL12', 'xiang-zhen-7-Hao', '长河落日圆aB3', 'mQ7!pR2@kL9'])('may be %s', (password) => {
    expect(passwordFaults(password, 'chen')).toEqual([])
  })

  it.each([
    ['Ab1#', '只有 4 位，至少要 8 位'],
    ['abcdefgh1', '只用了两类'],
    ['aaaaaaaaaaaa', '只用了一类'],
    ['Chen#2026', '含有用户名'],
    ['ｃＨｅｎ#2026', '含有用户名'],
    ['Password123', '是常见密码'],
    ['P@ssw0rd!', '是常见密码'],
    ['Admin@2026', '是常见密码'],
    ['Zhongguo2026!', '是常见密码'],
    [`Aa1${'x'.repeat(130)}`, '最多 128 位'],
  ])('may not be %s', (password, fault) => {
    expect(passwordFaults(password, 'chen').join('，')).toContain(fault)
  })

  it('is told of all its faults at once', () => {
    expect(passwordFaults('chen', 'chen')).toHaveLength(3)
  })
})
