import { NoteRegular } from '@fluentui/react-icons/svg/note'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Note } from '../../../../../contract/quality.js'
import { get } from '../../../api/client.js'
import { useSignedIn } from '../../../api/session.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import { CoachingNote } from './coaching-note.js'
import { NoteForm } from './note-form.js'

/** A word to an agent about their work, seen by them and by who coaches. */
export default function Notes(): ReactNode {
  const t = useT()
  const { user } = useSignedIn()
  const query = useQuery({ queryKey: ['quality', 'notes'], queryFn: () => get<Note[]>('/quality/notes') })
  return (
    <div className={layout.stack}>
      {(user.role === 'lead' || user.role === 'manager' || user.role === 'admin') && <NoteForm />}
      <Section title={t('web.quality.part.notes')}>
        <Load query={query}>
          {(notes) =>
            notes.length === 0 ? (
              <EmptyState Icon={NoteRegular} title={t('web.quality.no_notes')} />
            ) : (
              <ul className={layout.list}>
                {notes.map((note) => (
                  <li key={note.id}>
                    <CoachingNote note={note} />
                  </li>
                ))}
              </ul>
            )
          }
        </Load>
      </Section>
    </div>
  )
}
