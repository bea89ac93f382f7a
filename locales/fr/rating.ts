export const rating = {
  ask: 'Une dernière chose, si vous le voulez bien : de 1 à 5, comment s’est passé ce dépannage ?',
  score_1: 'Très mal',
  score_2: 'Mal',
  score_3: 'Moyen',
  score_4: 'Bien',
  score_5: 'Très bien',
  word: 'Merci ! Un mot à ajouter ? Écrivez-le ici ; sinon, inutile de répondre.',
  word_low: 'Merci de votre franchise. Qu’est-ce qui n’allait pas ? Écrivez-le ici, un responsable le lira.',
  noted: 'C’est noté, merci.',
  thanks: 'C’est noté, merci. Pour un autre appareil, écrivez « mot de passe ».',
} as const
