const BROWSERS: readonly [RegExp, string][] = [
  [/Teams\//, 'Microsoft Teams'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** « Chrome 156, Linux » of a User-Agent; what is in none of the lists stands as it is. */
export function browserName(agent: string): string {
  const found = BROWSERS.find(([pattern]) => pattern.test(agent))
  if (!found) return agent
  const [pattern, name] = found
  const version = pattern.exec(agent)?.[1]
  const system = SYSTEMS.find(([one]) => one.test(agent))?.[1]
  return [version ? `${name} ${version}` : name, system].filter(Boolean).join(', ')
}
