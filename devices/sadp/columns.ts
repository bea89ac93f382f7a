/** What a column of a device list holds. Columns are found by name, never by place. */
export type Column = 'model' | 'status' | 'ipv4' | 'mac' | 'serial' | 'softwareVersion' | 'startTime'

/** Names as SADP's versions and languages write them, folded: lower case, without accents and punctuation. */
const NAMES: Readonly<Record<Column, readonly RegExp[]>> = {
  serial: [
    /^(device )?serial( no| number| n|no)?( sn| s n)?$/,
    /^(device )?(sn|s n)$/,
    /^(no|n|numero|num) (de )?serie( (de l |du |de )?(appareil|dispositif|peripherique|equipement))?$/,
    /^serie$/,
    /^serien(nummer| nr)$/,
    /^(numero|n) de serie$/,
  ],
  model: [
    /^(device )?(type|model)( name)?$/,
    /^device description$/,
    /^(type|modele) (d |de l |du |de )?(appareil|dispositif|peripherique|equipement)$/,
    /^modele$/,
  ],
  status: [
    /^(device )?(status|security|state)$/,
    /^(etat|statut|securite)( (d |de l |de |du )?(appareil|activation|securite))?$/,
    /^activ(ated|e)$/,
  ],
  ipv4: [/^(ipv4|ip)( address| addr)?$/, /^adresse (ipv4|ip)$/, /^device ip$/],
  mac: [/^(mac|physical)( address| addr)?$/, /^adresse (mac|physique)$/],
  softwareVersion: [
    /^(software|firmware)( version)?$/,
    /^version( (du |de )?(logiciel|micrologiciel|firmware|software))?$/,
    /^version logicielle$/,
  ],
  startTime: [
    /^(start|boot|startup|start up)( )?time$/,
    /^(heure|date|temps)( et heure)? (de |du )?(demarrage|mise en marche|debut)$/,
    /^demarrage$/,
  ],
}

/** A header as it is compared. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

export function columnOf(header: string): Column | null {
  const name = foldHeader(header)
  for (const [column, patterns] of Object.entries(NAMES) as [Column, readonly RegExp[]][]) {
    if (patterns.some((pattern) => pattern.test(name))) return column
  }
  return null
}
