/** Invented people; any likeness is chance. The first two get the sign-in links. */
export const demoMembers = [
  {
    name: 'Nora Lindqvist',
    email: 'nora@demo.avari.example',
    headline: 'Structural engineer, wooden bridges',
    bio: 'I draw footbridges by day and bake rye bread at night. New in the community and curious about everybody.',
    interests: ['Timber', 'Sourdough', 'Cold-water swimming'],
    time_zone: 'Europe/Stockholm',
  },
  {
    name: 'Mateo Ibarra',
    email: 'mateo@demo.avari.example',
    headline: 'Music teacher who writes software',
    bio: 'Cello in the morning, type systems in the evening. Ask me how an orchestra agrees on a pitch.',
    interests: ['Cello', 'Sourdough', 'Programming languages'],
    time_zone: 'America/Mexico_City',
  },
  {
    name: 'Priya Raman',
    email: 'priya@demo.avari.example',
    headline: 'Designer for public libraries',
    bio: 'I make signs that people can follow. Always looking for the next good walk.',
    interests: ['Typography', 'Libraries', 'Hiking'],
    time_zone: 'Asia/Kolkata',
  },
  {
    name: 'Samuel Okafor',
    email: 'samuel@demo.avari.example',
    headline: 'Runs a community garden',
    bio: 'Forty beds, two hundred neighbours, one water tap. I like to talk about how groups share things.',
    interests: ['Gardening', 'Commons', 'Chess'],
    time_zone: 'Africa/Lagos',
  },
  {
    name: 'Hana Kimura',
    email: 'hana@demo.avari.example',
    headline: 'Translator between Japanese and Portuguese',
    bio: 'Novels mostly, manuals when the rent is due.',
    interests: ['Novels', 'Tea', 'Trail running'],
    time_zone: 'Asia/Tokyo',
  },
  {
    name: 'Elif Aydin',
    email: 'elif@demo.avari.example',
    headline: 'Marine biologist, counts jellyfish',
    bio: 'Back from two years on a research ship, learning to sleep in a bed that stands still.',
    interests: ['The sea', 'Photography', 'Chess'],
    time_zone: 'Europe/Istanbul',
  },
] as const

/** Who says what in the chat that is over: 0 asked for it, 1 was asked. */
export const demoTalk = [
  [0, 'Good to meet you! Here is the bridge I told you about: https://example.org/bridge'],
  [1, 'Beautiful. And no nails at all?'],
  [0, 'Not one. I will show you the joints next time.'],
  [1, 'Same time next week, then. Bring bread.'],
] as const
