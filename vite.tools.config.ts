import { defineConfig } from 'vite'

/* Backup and restore for the package, which brings no sources. Wrangler is only for the repository, and stays there. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql', 'wrangler'] },
  build: {
    ssr: true,
    outDir: '.build/tools',
    emptyOutDir: true,
    target: 'node24',
    copyPublicDir: false,
    rolldownOptions: {
      input: { backup: 'src/cli/backup.ts', restore: 'src/cli/restore.ts' },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
})
