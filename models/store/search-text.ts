import { stemsOf } from '../stems.js'
import { pick } from './cast-update.js'
import type { Shape } from './shape.js'

/** What of a document is searched, as it goes into an index of words. */
export function searchText(shape: Shape, doc: unknown): string {
  const text = shape.searchFields
    .flatMap((path) => pick(doc, path))
    .filter((each) => typeof each === 'string')
    .join('\n')
  return shape.searchBy === 'stems' ? stemsOf(text).join(' ') : text
}
