// Rows written straight into the tables of a store, as Keyv would have left them there: many an insert, all in one transaction.
import sqlite3 from 'sqlite3';

/** Characters of JSON an insert. */
const MOST_CHARACTERS = 4 * 2 ** 20;
/** Entries a record of a list. */
const CHAPTER = 50;

export class TableFill {
  #database;
  /** What is not inserted yet, by table. @type {Map<string, [key: string, value: string][]>} */
  #rows = new Map();
  #characters = 0;

  constructor(database) {
    this.#database = database;
  }

  /** @param {string} file of a store that has its tables */
  static async open(file) {
    const database = await new Promise((resolve, reject) => {
      const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
    });
    const fill = new TableFill(database);
    await fill.#run('PRAGMA synchronous=OFF');
    await fill.#run('BEGIN');
    return fill;
  }

  /** @param {string} table @param {string} key @param {unknown} value */
  async put(table, key, value) {
    const rows = this.#rows.get(table) ?? [];
    const json = JSON.stringify({ value });
    rows.push([key, json]);
    this.#rows.set(table, rows);
    this.#characters += json.length;
    if (this.#characters >= MOST_CHARACTERS) await this.#insert();
  }

  /** The records of a list of these, the oldest first. @param {string} table @param {string} name @param {Iterable<unknown>} entries */
  async putList(table, name, entries) {
    let chapter = [];
    let next = 0;
    for (const entry of entries) {
      if (chapter.length === CHAPTER) {
        await this.put(table, `${name}/${next}`, { kind: 'full', entries: chapter });
        chapter = [];
        next += 1;
      }
      chapter.push(entry);
    }
    await this.put(table, name, { kind: 'newest', first: 0, next, entries: chapter });
  }

  /** All of it is on the disk then, or its writing would go on beneath the measures. */
  async close() {
    await this.#insert();
    await this.#run('COMMIT');
    await this.#run('PRAGMA synchronous=FULL');
    await this.#run('PRAGMA wal_checkpoint(TRUNCATE)');
    await new Promise((resolve) => this.#database.close(resolve));
  }

  async #insert() {
    for (const [table, rows] of this.#rows) {
      await this.#run(`INSERT INTO ${table} SELECT value ->> 0, value ->> 1 FROM json_each(?)`, JSON.stringify(rows));
    }
    this.#rows.clear();
    this.#characters = 0;
  }

  #run(sql, ...values) {
    return new Promise((resolve, reject) => this.#database.run(sql, values, (error) => (error ? reject(error) : resolve())));
  }
}
