import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isInnerAddress,
  openHostsFrom,
  refusedAddress,
  refusedResolution,
} from '../../src/pipeline/callback-address.ts'

const open = openHostsFrom('oa.yunxi.lan，*.qingchuan.gov.cn, 10.1.2.3:8080 [fd00::7]')

describe('an address for messages', () => {
  it.each([
    'https://oa.example.cn/callback',
    'http://oa.example.cn:8080/seeyon/rest/callback?from=shuzhun',
    'https://回调.example.cn/镇',
    'https://1.1.1.1/hook',
    'https://[2606:4700::1111]/hook',
    'https://10.example.cn/hook',
    'https://[64:ff9b::101:101]/hook',
  ])('may be %s', (url) => expect(refusedAddress(url, [])).toBeNull())

  it.each([
    'http://localhost/hook',
    'http://localhost.:8787/hook',
    'http://127.0.0.1/hook',
    'http://127.1/hook',
    'http://2130706433/hook',
    'http://0x7f.0.0.1/hook',
    'http://0177.0.0.1/hook',
    'http://0.0.0.0/hook',
    'http://10.1.2.3/hook',
    'http://172.16.0.1/hook',
    'http://172.31.255.255/hook',
    'http://192.168.1.1/hook',
    'http://100.64.0.1/hook',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/latest/meta-data/',
    'http://224.0.0.1/hook',
    'http://255.255.255.255/hook',
    'http://[::1]/hook',
    'http://[::]/hook',
    'http://[::ffff:127.0.0.1]/hook',
    'http://[::ffff:7f00:1]/hook',
    'http://[64:ff9b::a00:1]/hook',
    'http://[2002:a00:1::]/hook',
    'http://[2001:db8::1]/hook',
    'http://[fd12:3456::1]/hook',
    'http://[fe80::1]/hook',
    'http://[ff02::1]/hook',
    'http://oa/hook',
    'http://oa.local/hook',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://router.home.arpa/',
    'http://１２７.0.0.1/hook',
  ])('is not %s, and the words name the setting that opens it', (url) => {
    expect(refusedAddress(url, [])).toMatch(/内网或本机.*SHUZHUN_CALLBACK_HOSTS/)
  })

  it.each([
    ['', /完整的网址/],
    ['/callback', /完整的网址/],
    ['oa.example.cn/callback', /完整的网址|开头/],
    ['ftp://oa.example.cn/', /开头/],
    ['javascript:alert(1)', /开头/],
    ['https://admin:secret@oa.example.cn/', /用户名和密码/],
    ['https://oa.example.cn/#part', /#/],
    [`https://oa.example.cn/${'x'.repeat(2000)}`, /完整的网址/],
  ])('is not %j', (url, words) => expect(refusedAddress(url, [])).toMatch(words))

  it.each([
    ['http://oa.yunxi.lan:9000/x', true],
    ['http://other.yunxi.lan/x', false],
    ['http://oa.qingchuan.gov.cn/x', true],
    ['http://10.1.2.3:8080/x', true],
    ['http://10.1.2.3/x', false],
    ['http://[fd00::7]:8443/x', true],
    ['http://127.0.0.1:8080/x', false],
  ])('inside the network is open only where the office opened it: %s %s', (url, may) => {
    expect(refusedAddress(url, open) === null).toBe(may)
  })

  it('that resolves into the network is refused, unless the office opened its name', () => {
    expect(refusedResolution('https://oa.example.cn/x', ['1.1.1.1', '10.0.0.5'], open)).toContain('10.0.0.5')
    expect(refusedResolution('https://oa.example.cn/x', ['::ffff:192.168.0.1'], open)).not.toBeNull()
    expect(refusedResolution('https://oa.example.cn/x', ['1.1.1.1', '2606:4700::1'], open)).toBeNull()
    expect(refusedResolution('https://oa.qingchuan.gov.cn/x', ['10.0.0.5'], open)).toBeNull()
  })

  it('is judged alike as IPv4 and as the same address inside IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isInnerAddress(`::ffff:${address}`)).toBe(true)
        expect(isInnerAddress(`64:ff9b::${address}`)).toBe(isInnerAddress(address))
      }),
    )
  })

  it('of IPv6 is judged alike however it is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const [, canonical] = /^http:\/\/\[(.*)\]\/$/.exec(new URL(`http://[${address}]/`).href)!
        expect(isInnerAddress(address)).toBe(isInnerAddress(canonical!))
      }),
    )
  })
})
