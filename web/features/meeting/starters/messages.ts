import type { Catalog } from './starters.ts'

export const messages = {
  title: 'Something to talk about',
  more: 'Other questions',
  dismiss: 'Close',
} as const

export const catalog: Catalog = {
  shared: (interest) => `You both like ${interest}.`,
  aboutShared: [
    'How did it begin for you?',
    'What do most people get wrong about it?',
    'What would you show a beginner first?',
  ],
  general: [
    'What have you been thinking about lately?',
    'What is the best thing that happened to you this week?',
    'Which small thing makes your day better?',
    'What would you learn if you had a free month?',
    'Which piece of advice did you never forget?',
    'What did you believe ten years ago that you don’t any more?',
    'Where would you spend a year if work came along?',
    'Who should the two of you meet next?',
    'What are you proud of that nobody asks about?',
  ],
  subjects: [
    {
      words: ['travel', 'travelling', 'traveling', 'backpacking', 'trains', 'countries'],
      questions: [
        'Which place surprised you most?',
        'Where would you go back to tomorrow?',
        'What do you always pack?',
      ],
    },
    {
      words: ['book', 'books', 'reading', 'novels', 'literature', 'poetry', 'writing'],
      questions: [
        'Which book do you give away most?',
        'What are you reading now?',
        'Which ending still bothers you?',
      ],
    },
    {
      words: ['music', 'jazz', 'guitar', 'piano', 'singing', 'opera', 'concerts', 'vinyl'],
      questions: [
        'Which song do you know by heart?',
        'What was your best concert?',
        'What did you listen to this morning?',
      ],
    },
    {
      words: ['food', 'cooking', 'baking', 'bread', 'sourdough', 'coffee', 'tea', 'wine', 'fermentation'],
      questions: [
        'What do you make when guests come?',
        'Which taste is home to you?',
        'What went wrong most memorably?',
      ],
    },
    {
      words: ['sport', 'sports', 'running', 'cycling', 'climbing', 'swimming', 'yoga', 'football', 'tennis'],
      questions: [
        'What keeps you at it?',
        'Which route or match do you remember?',
        'What would you like to manage this year?',
      ],
    },
    {
      words: [
        'nature',
        'hiking',
        'gardening',
        'birds',
        'plants',
        'mountains',
        'sea',
        'animals',
        'dogs',
        'cats',
      ],
      questions: ['Where do you go to be outside?', 'What did you see there last?', 'Which season is yours?'],
    },
    {
      words: ['film', 'films', 'movies', 'cinema', 'theatre', 'series'],
      questions: ['What did you see last that stayed with you?', 'Which film can you watch again and again?'],
    },
    {
      words: ['art', 'painting', 'drawing', 'design', 'photography', 'architecture', 'ceramics', 'knitting'],
      questions: ['What are you making at the moment?', 'Whose work do you come back to?'],
    },
    {
      words: ['games', 'chess', 'boardgames', 'puzzles', 'gaming'],
      questions: ['Which game would you teach the other?', 'What was your finest move?'],
    },
    {
      words: [
        'programming',
        'code',
        'software',
        'ai',
        'science',
        'maths',
        'physics',
        'databases',
        'systems',
        'technology',
        'startups',
      ],
      questions: [
        'What are you building?',
        'Which problem won’t leave you alone?',
        'What would you explain to a child first?',
      ],
    },
    {
      words: ['language', 'languages', 'history', 'philosophy', 'psychology', 'politics', 'economics'],
      questions: ['What made you change your mind?', 'Which question would you ask somebody from the past?'],
    },
  ],
}
