import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/* The Node home in one file. All but the SQLite driver, which is native, is built in. */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  resolve: { alias: { 'cloudflare:workers': resolve('src/adapters/node/durable-object.ts') } },
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: 'src/serve.ts',
    outDir: '.build/serve',
    emptyOutDir: true,
    target: 'node24',
    copyPublicDir: false,
    rolldownOptions: { output: { entryFileNames: 'serve.mjs' } },
  },
})
