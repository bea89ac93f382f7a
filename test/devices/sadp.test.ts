import { readdirSync, readFileSync } from 'node:fs'
import cfb from 'cfb'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { deviceListCsv, probeMatchXml } from '../../bench/evidence/draw/sadp-files.js'
import type { Evidence } from '../../devices/facts.js'
import { readFileHere } from '../../devices/read-file.js'
import { rowsOfXls } from '../../devices/sadp/xls.js'

const SAMPLES = new URL('../../playground/samples/', import.meta.url)
const CAMERA = {
  family: 'camera',
  model: 'DS-2CD2386G2-IU',
  full: 'DS-2CD2386G2-IU20230614AAWRAB4178206',
  short: 'AB4178206',
  mac: '24:0f:9b:31:6c:d2',
  made: '06/2023',
  verification: 'SAMPLE',
  material: '305472816',
} as const

function read(content: string | Uint8Array, name: string | null = null): Promise<Evidence> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return readFileHere({ bytes, name, contentType: null }, 'sadp')
}

function devices(evidence: Evidence) {
  if (evidence.kind !== 'device_list' && evidence.kind !== 'probe_match')
    throw new Error(JSON.stringify(evidence))
  return evidence.devices
}

const FRENCH =
  'ID;Type d’appareil;État;Adresse IPv4;N° de série de l’appareil;Adresse MAC;Heure de démarrage;Version du logiciel\r\n001;DS-2CD2386G2-IU;Activé;192.168.1.64;DS-2CD2386G2-IU20230614AAWRAB4178206;24-0f-9b-31-6c-d2;2026-11-10 07:12:41;V5.7.3build 220112\r\n'

function utf16(text: string, littleEndian: boolean, mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return littleEndian ? bytes : bytes.swap16()
}

describe('device lists', () => {
  it.each<[string, string | Uint8Array]>([
    ['SADP’s own columns', deviceListCsv([CAMERA])],
    ['French names, semicolons', FRENCH],
    ['tabs', FRENCH.replaceAll(';', '\t')],
    ['Windows-1252', Buffer.from(FRENCH.replaceAll('’', "'"), 'latin1')],
    ['UTF-16 with a mark', utf16(FRENCH, true, true)],
    ['UTF-16 big-endian', utf16(FRENCH, false, true)],
    ['UTF-16 without a mark', utf16(deviceListCsv([CAMERA]).slice(1), true, false)],
    ['Excel’s first line', `sep=;\r\n${FRENCH}`],
    ['a title above the header', `Liste des appareils;;;\r\n;;;\r\n${FRENCH}`],
    [
      'the old columns, reordered',
      'Device Serial No.,Device Type,ID\nDS-2CD2386G2-IU20230614AAWRAB4178206,DS-2CD2386G2-IU,1\n',
    ],
    ['a guarded serial', 'ID,Device Serial No.\n1,="DS-2CD2386G2-IU20230614AAWRAB4178206"\n'],
    [
      'an HTML table saved as .xls',
      '<html><body><table><tr><th>ID</th><th>Device Type</th><th>Device Serial No.</th></tr><tr><td>1</td><td>DS-2CD2386G2-IU</td><td>DS-2CD2386G2-IU20230614AAWRAB4178206</td></tr></table></body></html>',
    ],
    [
      'Excel’s XML of 2003',
      '<?xml version="1.0"?><Workbook><Worksheet><Table><Row><Cell><Data>Device Type</Data></Cell><Cell><Data>Device Serial No.</Data></Cell></Row><Row><Cell><Data>DS-2CD2386G2-IU</Data></Cell><Cell><Data>DS-2CD2386G2-IU20230614AAWRAB4178206</Data></Cell></Row></Table></Worksheet></Workbook>',
    ],
    [
      'Excel’s XML of 2003 that leaves empty cells out',
      '<?xml version="1.0"?><Workbook xmlns:ss="x"><Table><Row><Cell><Data>ID</Data></Cell><Cell ss:Index="4"><Data>Device Serial No.</Data></Cell></Row><Row><Cell ss:Index="4"><Data>DS-2CD2386G2-IU20230614AAWRAB4178206</Data></Cell></Row></Table></Workbook>',
    ],
    [
      'an HTML table that closes nothing, below a title',
      '<!DOCTYPE html><HTML><TABLE><TR><TD colspan=2>SADP<TR><TH>ID<TH>Device Serial No.<TR><TD>1<TD>DS-2CD2386G2-IU20230614AAWRAB4178206</TABLE></HTML>',
    ],
    [
      'semicolons, with more commas in a remark',
      'Type;N° de série;Remarque\nDS-2CD2386G2-IU;DS-2CD2386G2-IU20230614AAWRAB4178206;porte, cour, garage, hall, cave\n',
    ],
    ['old Mac line ends', FRENCH.replaceAll('\r\n', '\r')],
    ['blanks around the cells', FRENCH.replaceAll(';', ' ; ')],
    ['a quotation mark that nothing closes', FRENCH.replace('Activé', '"Activé')],
    [
      'a language we do not speak',
      'ID;Gerätetyp;Status;Geräteseriennr.\n1;DS-2CD2386G2-IU;Aktiv;DS-2CD2386G2-IU20230614AAWRAB4178206\n',
    ],
    ['no header at all', '001,DS-2CD2386G2-IU,Active,DS-2CD2386G2-IU20230614AAWRAB4178206\n'],
    [
      'the same device twice',
      'ID,Device Serial No.\n1,DS-2CD2386G2-IU20230614AAWRAB4178206\n2,DS-2CD2386G2-IU20230614AAWRAB4178206\n',
    ],
  ])('%s', async (_, content) => {
    const [device, ...more] = devices(await read(content, 'liste.csv'))
    expect(more).toEqual([])
    expect(device).toMatchObject({ shortSerial: 'AB4178206', fullSerial: CAMERA.full })
  })

  it('reads every column that the product uses', async () => {
    const [device] = devices(await read(FRENCH))
    expect(device).toMatchObject({
      model: 'DS-2CD2386G2-IU',
      mac: '24:0f:9b:31:6c:d2',
      ipv4: '192.168.1.64',
      startTime: '2026-11-10 07:12:41',
      activated: true,
      softwareVersion: 'V5.7.3build 220112',
    })
  })

  it('reads several hundred devices and keeps those whose serial does not fit, without a short serial', async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({
      ...CAMERA,
      full: `DS-2CD2386G2-IU20230614AAWRAB${String(4_000_000 + i)}`,
    }))
    const found = devices(await read(deviceListCsv([...many, { ...CAMERA, full: 'MYSTERY-1' }])))
    expect(found).toHaveLength(401)
    expect(found[399]?.shortSerial).toBe('AB4000399')
    expect(found[400]).toMatchObject({ fullSerial: 'MYSTERY-1', shortSerial: null })
  })

  it('reads a binary .xls, shared strings and numbers', () => {
    const rows = rowsOfXls(
      tinyXls([
        ['ID', 'Device Serial No.'],
        ['1', CAMERA.full],
      ]),
    )
    expect(rows).toEqual([
      ['ID', 'Device Serial No.'],
      ['1', CAMERA.full],
    ])
  })

  it('reads an .xlsx', async () => {
    const found = devices(
      await read(
        tinyXlsx([
          ['Device Type', 'Device Serial No.'],
          ['DS-2CD2386G2-IU', CAMERA.full],
        ]),
        'liste.xlsx',
      ),
    )
    expect(found).toMatchObject([{ shortSerial: 'AB4178206', model: 'DS-2CD2386G2-IU' }])
  })

  it('reads an .xlsx with a merged title, a date and a number for cells', async () => {
    const book = await writeXlsxFile([
      [{ value: 'Liste SADP du 12/11', columnSpan: 3 }],
      [],
      [{ value: 'N° de série' }, { value: 'Heure de démarrage' }, { value: 'Port' }],
      [
        { value: 594199052 },
        { value: new Date('2026-11-10T07:12:41Z'), format: 'yyyy-mm-dd hh:mm:ss' },
        { value: 8000 },
      ],
      [{ value: CAMERA.full }, { value: '2026-11-10 07:12:41' }, { value: 8000 }],
    ]).toBuffer()
    expect(devices(await read(book, 'liste.xlsx'))).toMatchObject([
      { shortSerial: '594199052', startTime: '2026-11-10 07:12:41' },
      { shortSerial: 'AB4178206', startTime: '2026-11-10 07:12:41' },
    ])
  })

  it('takes an Excel file for what it is whatever its name', async () => {
    const found = devices(
      await read(
        tinyXls([
          ['Device Type', 'Device Serial No.'],
          ['DS-2CD2386G2-IU', CAMERA.full],
        ]),
        'liste.xml',
      ),
    )
    expect(found[0]?.shortSerial).toBe('AB4178206')
  })
})

describe('ProbeMatch', () => {
  it('understands real firmware’s spelling, one line, NULs and any case', async () => {
    const xml = probeMatchXml(CAMERA, { legacy: false })
    const odd = xml
      .replaceAll('\n', '')
      .replace('DeviceSN>', 'deviceSn>')
      .replace('/DeviceSN>', '/deviceSn>')
      .replace('>true</Activated', '>ture</Activated')
    for (const text of [xml, odd, `${odd}\r\n\0\0\0`]) {
      const [device] = devices(await read(text))
      expect(device).toMatchObject({ shortSerial: 'AB4178206', mac: '24:0f:9b:31:6c:d2', activated: true })
      expect(device?.abilities).toMatchObject({ legacyReset: false, keyReset: true, guid: null })
    }
  })

  it('reads several answers in one file', async () => {
    const other = { ...CAMERA, full: CAMERA.full.replace('AB4178206', 'AB4178299') }
    const text =
      probeMatchXml(CAMERA, { legacy: true }) +
      probeMatchXml(other, { legacy: false }).replace(/^<\?xml.*?\?>/, '')
    expect(devices(await read(text)).map((device) => device.shortSerial)).toEqual(['AB4178206', 'AB4178299'])
  })
})

const FEATURE_CODE = 'cZJyK9RI6QSFU2t8/h2prS0d4Jjb7HeeecjbHWggsdKcAptEpWvsakbZMup6rFu+'

describe('files that are known for what they are', () => {
  it.each<[string, string, string | null, Partial<Evidence>]>([
    ['a feature code', FEATURE_CODE, 'DeviceKey.xml', { kind: 'opaque', via: 'feature_code_file' }],
    ['a reply sent back', FEATURE_CODE, 'Encrypt.xml', { kind: 'unusable', problem: 'reply_file' }],
    [
      'a reply sent back, named by hand',
      FEATURE_CODE,
      'Encrypt_camera 2.xml',
      { kind: 'unusable', problem: 'reply_file' },
    ],
    [
      'a serial typed into a file',
      'DS-2CD2386G2-IU20230614AAWRAB4178206',
      'DeviceKey.xml',
      { kind: 'unusable', problem: 'not_recognised' },
    ],
    [
      'a web page',
      '<!DOCTYPE html><html><body>404 not found</body></html>',
      'DeviceKey.xml',
      { kind: 'unusable', problem: 'html' },
    ],
    [
      'an XML bomb',
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><ProbeMatch><DeviceSN>&a;</DeviceSN></ProbeMatch>',
      'x.xml',
      { kind: 'unusable', problem: 'unsafe' },
    ],
    [
      'a shopping list',
      'lait, pain, beurre\nun kilo de pommes',
      'liste.csv',
      { kind: 'unusable', problem: 'not_recognised' },
    ],
    [
      'a list without devices',
      'ID,Device Type,Device Serial No.\n',
      'liste.csv',
      { kind: 'unusable', problem: 'no_device' },
    ],
    ['blanks', ' \r\n\t ', 'x.xml', { kind: 'unusable', problem: 'empty' }],
    [
      'the reset key typed into a file',
      'aB3dE5gH',
      'DeviceKey.xml',
      { kind: 'unusable', problem: 'not_recognised' },
    ],
  ])('%s', async (_, text, name, expected) => {
    expect(await read(text, name)).toMatchObject(expected)
  })

  it('keeps the feature code to the letter', async () => {
    for (const file of readdirSync(SAMPLES).filter((name) => name.endsWith('DeviceKey.xml'))) {
      const bytes = readFileSync(new URL(file, SAMPLES))
      expect(await read(bytes, file)).toEqual({
        kind: 'opaque',
        token: bytes.toString().trim(),
        via: 'feature_code_file',
      })
    }
  })
})

/** The smallest workbook the reader has to understand: one sheet, shared strings. */
function tinyXls(rows: readonly (readonly string[])[]): Uint8Array {
  const record = (type: number, body: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(type, 0)
    head.writeUInt16LE(body.length, 2)
    return Buffer.concat([head, body])
  }
  const bof = (kind: number) => record(0x0809, Buffer.from([0, 6, kind, 0, 0, 0, 0, 0]))
  const strings = [...new Set(rows.flat())]
  const table = strings.map((text) =>
    Buffer.concat([Buffer.from([text.length & 255, text.length >> 8, 0]), Buffer.from(text, 'latin1')]),
  )
  const counts = Buffer.alloc(8)
  counts.writeUInt32LE(rows.flat().length, 0)
  counts.writeUInt32LE(strings.length, 4)
  const cells = rows.flatMap((row, r) =>
    row.map((text, c) => {
      const body = Buffer.alloc(10)
      body.writeUInt16LE(r, 0)
      body.writeUInt16LE(c, 2)
      body.writeUInt32LE(strings.indexOf(text), 6)
      return record(0x00fd, body)
    }),
  )
  const stream = Buffer.concat([
    bof(5),
    record(0x00fc, Buffer.concat([counts, ...table])),
    bof(0x10),
    ...cells,
    record(0x000a, Buffer.alloc(0)),
  ])
  const container = cfb.utils.cfb_new()
  cfb.utils.cfb_add(container, '/Workbook', stream)
  return Uint8Array.from(cfb.write(container, { type: 'buffer' }) as Buffer)
}

/** The parts of a workbook that every reader asks for, with the texts inside the cells. */
function tinyXlsx(rows: readonly (readonly string[])[]): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const cells = rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((text, c) => `<c r="${'AB'[c]}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
    )
    .join('')
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="SADP" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`],
  ]
  const container = cfb.utils.cfb_new()
  for (const [name, body] of parts)
    cfb.utils.cfb_add(container, `/${name}`, Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`))
  return Uint8Array.from(cfb.write(container, { type: 'buffer', fileType: 'zip' }) as Buffer)
}
