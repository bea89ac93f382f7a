export const rating = {
  ask: 'One last thing, if you like: from 1 to 5, how did it go?',
  score_1: 'Very badly',
  score_2: 'Badly',
  score_3: 'So-so',
  score_4: 'Well',
  score_5: 'Very well',
  word: 'Thank you! Anything to add? Write it here; otherwise no answer is needed.',
  word_low: 'Thank you for saying so. What went wrong? Write it here, a manager will read it.',
  noted: 'Noted, thank you.',
  thanks: 'Noted, thank you. For another device, write “password”.',
}
