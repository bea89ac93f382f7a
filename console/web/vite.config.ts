import type { UserConfig } from 'vite'

/** JSX is compiled by Vite itself, after console/web/tsconfig.json; there is no plugin. */
export default {
  root: import.meta.dirname,
  base: '/console/',
  // Whatever NODE_ENV says where this is built: pages are for people.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  // The server puts a fresh nonce in its place in every answer; Fluent reads it from the page.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // A picture as a data: address would be one more thing for the content security policy to allow.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      onwarn: (warning, warn) => {
        // "use client" is for servers that render React; there is none here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
} satisfies UserConfig
