/** One page of a list; `nextCursor` leads to the next one and is null on the last. */
export type Page<Item> = { items: Item[]; nextCursor: string | null }

/** Where a list begins. */
export const firstPage: { cursor?: string } = {}
