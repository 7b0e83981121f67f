// Brings metadata up to date and downloads files, as any user of tuf-js would.
// node client.mjs METADATA_FOLDER METADATA_URL TARGET_FOLDER TARGET_URL PATH...
import { createRequire } from 'node:module';

const { Updater } = createRequire(`${process.cwd()}/`)('tuf-js');
const [metadataDir, metadataBaseUrl, targetDir, targetBaseUrl, ...paths] = process.argv.slice(2);

try {
  const updater = new Updater({
    metadataDir,
    metadataBaseUrl,
    targetDir,
    targetBaseUrl,
    config: { fetchRetry: 0, fetchTimeout: 20000 },
  });
  await updater.refresh();
  for (const path of paths) {
    const target = await updater.getTargetInfo(path);
    if (!target) throw new Error(`${path} is not listed`);
    console.log(await updater.downloadTarget(target));
  }
} catch (e) {
  console.log(`refused: ${e.name}: ${e.message}`);
  process.exit(3);
}
