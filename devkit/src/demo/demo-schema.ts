import pg from 'pg';

/**
 * Makes an empty schema in the database at `url` and returns an address whose tables live there, so that every demo starts
 * from nothing and none touches what else is in the database. The schema stays for looking at; drop it when done.
 */
export async function createDemoSchema(url: string): Promise<string> {
  const name = `lianshu_demo_${Date.now().toString(36)}_${process.pid}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`CREATE SCHEMA ${name}`);
  } finally {
    await client.end();
  }
  const address = new URL(url);
  address.searchParams.set('options', `-c search_path=${name}`);
  return address.href;
}
