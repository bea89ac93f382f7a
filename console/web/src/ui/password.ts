/** As the server asks for it (contract/session.ts). */
export const SHORTEST_PASSWORD = 12
