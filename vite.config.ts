import { defineConfig } from 'vite'

/* The pages' scripts and the one stylesheet, with hashed names, as static assets that workerd serves from /build/. */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '.build/public',
    assetsDir: 'build',
    manifest: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // Pages trust what the service answers: its schemas, and all that is only for them, stay at the service.
      treeshake: {
        moduleSideEffects: [{ test: /\/src\/(domain|check|pipeline)\/|\/@(codemirror|lezer)\//, sideEffects: false }],
      },
      input: {
        style: 'src/web/style.css',
        desk: 'src/web/islands/desk.tsx',
        draft: 'src/web/islands/draft.tsx',
        lists: 'src/web/islands/lists.tsx',
        queue: 'src/web/islands/queue.tsx',
        review: 'src/web/islands/review.tsx',
        history: 'src/web/islands/history.tsx',
        samples: 'src/web/islands/samples.tsx',
        audit: 'src/web/islands/audit.tsx',
        docs: 'src/web/islands/docs.tsx',
        keys: 'src/web/islands/keys.tsx',
        webhooks: 'src/web/islands/webhooks.tsx',
        checker: 'src/web/islands/checker.ts',
      },
    },
  },
})
