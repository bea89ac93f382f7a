/**
 * Builds the console's pages after an install, and never breaks it: without the development packages, or with a build
 * that fails, it says so and ends well. The server then shows a page that tells the command.
 */
async function prepare(): Promise<void> {
  const { build } = await import('vite')
  const { default: config } = await import('./vite.config.js')
  await build({ ...config, configFile: false, logLevel: 'warn' })
}

prepare().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`
*** The console's pages were not built: ${why}
*** Everything else works. To have the pages: npm ci (with development packages), then npm run build:console

`)
})
