/** An IPv4 address as people know it, also when it came through an IPv6 socket: `::ffff:10.0.0.7` is `10.0.0.7`. */
export function ipAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
