import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '../..')
const SOURCE = /\.(?:ts|tsx|js|mjs)$/

/** The rooms whose sentences must come from locales/. */
export const ROOMS = [
  'adapters',
  'bot',
  'cases',
  'console',
  'core',
  'devices',
  'dialogs',
  'hotline',
  'jobs',
  'models',
]

export interface Literal {
  file: string
  line: number
  /** A whole string, or the pieces of a template around its values. */
  pieces: string[]
}

/** Every string and template of product code. Comments, regular expressions and type names are not among them. */
export function literals(rooms: readonly string[] = ROOMS): Literal[] {
  return rooms
    .flatMap(sourceFiles)
    .flatMap((file) => literalsOf(file, readFileSync(join(ROOT, file), 'utf8')))
}

function sourceFiles(room: string): string[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name) && !/node_modules|(?:^|\/)dist\//.test(name))
    .map((name) => join(room, name))
    .sort()
}

export function literalsOf(file: string, text: string): Literal[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Literal[] = []
  const add = (node: ts.Node, pieces: string[]): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    found.push({ file, line: line + 1, pieces })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) add(node, [node.text])
    if (ts.isTemplateExpression(node) || ts.isTemplateLiteralTypeNode(node)) {
      add(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)])
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

export interface Said {
  file: string
  line: number
  key: string
  /** Names of the values given with it; null where they cannot be seen (a variable, a spread). */
  values: string[] | null
}

/** Calls that say a sentence by its whole key: `t('a.b', { name })`, `say(session, 'a.b', { name })`. */
export function saidIn(file: string, text: string): Said[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Said[] = []
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      /(?:^|\.)(?:t|say|translate)$|^translator\(/.test(node.expression.getText(source))
    ) {
      const at = node.arguments.findIndex(
        (argument) => ts.isStringLiteralLike(argument) && /^[a-z]+\.[\w.+-]+$/.test(argument.text),
      )
      const key = node.arguments[at]
      if (key && ts.isStringLiteralLike(key)) {
        const { line } = source.getLineAndCharacterOfPosition(key.getStart(source))
        found.push({ file, line: line + 1, key: key.text, values: namesOf(node.arguments[at + 1]) })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function namesOf(values: ts.Expression | undefined): string[] | null {
  if (values === undefined) return []
  if (!ts.isObjectLiteralExpression(values)) return null
  const names = values.properties.map((property) => (property.name ? property.name.getText() : null))
  return names.includes(null) ? null : names.filter((name) => name !== null)
}

export function said(rooms: readonly string[] = ROOMS): Said[] {
  return rooms.flatMap(sourceFiles).flatMap((file) => saidIn(file, readFileSync(join(ROOT, file), 'utf8')))
}
