/** Figures, files and lists are the hotline's: its days and hours are those of Paris, whatever zone a server runs in. */
export const ZONE = 'Europe/Paris'
