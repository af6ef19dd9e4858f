export const messages = {
  title: 'People',
  text: 'Members of your community whom you can ask for a coffee chat.',
  search: 'Search people',
  searchPlaceholder: 'Name, headline or interest',
  ask: 'Ask for a chat',
  localTime: (time: string, place: string) => `${time} in ${place}`,
  loading: 'Loading people',
  loadFailed: 'The directory could not be loaded',
  loadMore: 'Show more',
  found: (count: number, more: boolean) =>
    more ? `More than ${count} members found` : count === 1 ? '1 member found' : `${count} members found`,
  nobody: {
    title: (query: string) => `Nobody found for “${query}”`,
    text: 'Try a shorter word, another interest, or look at everybody.',
    all: 'Show everybody',
  },
  empty: {
    title: 'You are the first one here',
    text: 'As soon as other members sign up, you find them here.',
  },
} as const
