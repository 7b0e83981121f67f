// knex as a program: version, or list|migrate sqlite|postgres ADDRESS FOLDER.
const [what, kind, address, folder] = process.argv.slice(2);

async function main() {
  if (what === 'version') {
    console.log('knex ' + require('knex/package.json').version);
    return;
  }
  const migrations = { directory: folder, loadExtensions: ['.cjs'] };
  const knex = require('knex')(
    kind === 'sqlite'
      ? { client: 'better-sqlite3', connection: { filename: address }, useNullAsDefault: true, migrations }
      : { client: 'pg', connection: address, migrations },
  );
  try {
    console.log(what === 'list' ? await knex.migrate.list() : await knex.migrate.latest());
  } finally {
    await knex.destroy();
  }
}

main().catch((e) => {
  console.error(e);
  process.exit(1);
});
