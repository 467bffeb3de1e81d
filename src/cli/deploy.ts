import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { build } from './build.ts'
import { ENVIRONMENT, hindrances, SETTINGS } from './deployment.ts'
import { remoteDatabase } from './local-database.ts'
import { syncSamples } from './sync-samples.ts'

/*
 * npm run deploy: checks that everything is filled in, brings the database at Cloudflare up to the migrations, sends the
 * program with its settings, and loads the embedded sample reports. `-- --check` only checks. docs/cloudflare.md tells the rest.
 */

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'

function wrangler(what: string, ...args: string[]): void {
  console.log(`\n${what}`)
  const { status } = spawnSync(process.execPath, [WRANGLER, ...args, '--env', ENVIRONMENT], { stdio: 'inherit' })
  if (status === 0) return
  console.error(`${what}没有成功，原因见上。已做完的不会丢，改正后再运行一次 npm run deploy 即可`)
  process.exit(1)
}

const found = hindrances('wrangler.toml', existsSync(SETTINGS) ? readFileSync(SETTINGS, 'utf8') : null)
if (found.length > 0) {
  console.error(
    `还不能部署：\n${found.map((words, n) => `${n + 1}. ${words}`).join('\n')}\n每一步怎样做见 docs/cloudflare.md`,
  )
  process.exit(1)
}
console.log('设置齐全')
if (!process.argv.includes('--check')) {
  await build(console.log)
  wrangler('更新数据库', 'd1', 'migrations', 'apply', 'DB', '--remote')
  wrangler('上传程序和设置', 'deploy', '--minify', '--secrets-file', SETTINGS)
  console.log('\n载入内置范文')
  const remote = await remoteDatabase(ENVIRONMENT)
  try {
    console.log(await syncSamples(remote.database))
  } finally {
    await remote.dispose()
  }
  console.log('\n部署完毕。请打开上面给出的地址加 /readyz，应为 200；再打开 /set-up 设立单位')
}
