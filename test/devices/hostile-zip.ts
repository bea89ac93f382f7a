/** A ZIP with one deflated entry, whose directory says that it unpacks to `claimed` bytes whatever is in it. */
export function zipOf(name: string, packed: Buffer, claimed: number): Buffer {
  // What the entry's own head and the directory say alike, from the version on.
  const entry = Buffer.alloc(26)
  entry.writeUInt16LE(8, 4)
  entry.writeUInt32LE(packed.length, 14)
  entry.writeUInt32LE(claimed, 18)
  entry.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), entry])
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.alloc(2), entry, Buffer.alloc(14)])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}
