import { CompiledQuery, PostgresDriver, type PostgresDialectConfig } from 'kysely'

type PostgresConnection = Parameters<PostgresDriver['rollbackTransaction']>[0]

/** Kysely's driver with a first statement that travels together with BEGIN, so that it costs no round trip of its own. */
export class OpeningDriver extends PostgresDriver {
  readonly #firstStatement: string

  constructor(config: PostgresDialectConfig, firstStatement: string) {
    super(config)
    this.#firstStatement = firstStatement
  }

  override async beginTransaction(connection: PostgresConnection) {
    try {
      await connection.executeQuery(CompiledQuery.raw(`begin; ${this.#firstStatement}`))
    } catch (error) {
      // BEGIN may have been done before the rest failed: the connection must not go back into the pool like that.
      await this.rollbackTransaction(connection).catch(() => undefined)
      throw error
    }
  }
}
