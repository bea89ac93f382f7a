/** `npm run figures -- rebuild`: works all figures out again from the cases. Stop the service first. */
import { printLine, usage, withData } from '../../../cases/cli/open-data.js'
import { deskSettings } from '../../../hotline/settings.js'
import { updateFigures } from '../update-figures.js'

const [command] = process.argv.slice(2)

await withData(async ({ store }) => {
  if (command !== 'rebuild') return usage('usage: npm run figures -- rebuild')
  const { calendar } = await deskSettings(store)
  printLine(await updateFigures({ store, now: new Date(), calendar, rebuild: true }))
  return 0
})
