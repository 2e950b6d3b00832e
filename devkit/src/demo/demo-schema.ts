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
  // By hand: addresses of a server behind a socket have no host and are no URL to a URL parser.
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${name}`)}`;
}
