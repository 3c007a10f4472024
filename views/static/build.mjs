// Writes the static files under fingerprinted names: build.mjs SRC USWDS OUT.
// Called by build.sh. It knows which files the pages need and nothing of where
// they are served but the prefix /static/.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const [src, uswds, out] = process.argv.slice(2);
const PREFIX = '/static/';

fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });

// Writes bytes as NAME.HASH.EXT and returns that name.
function put(file, bytes) {
  const { name, ext } = path.parse(file);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const target = `${name}.${hash}${ext}`;
  fs.writeFileSync(path.join(out, target), bytes);
  return target;
}

// Copies what a sheet refers to, beside it, and returns the sheet rewritten.
function follow(sheet, folder) {
  const seen = new Map();
  return sheet
    .replace(/\/\*# sourceMappingURL=[^*]*\*\//, '')
    .replace(/url\((["']?)(?!data:|#)([^"')]+)\1\)/g, (whole, quote, ref) => {
      const file = path.resolve(folder, ref.split(/[?#]/)[0]);
      if (!seen.has(file)) {
        // Two pictures of one name may stand in different folders.
        seen.set(file, put(path.basename(file), fs.readFileSync(file)));
      }
      return `url(${seen.get(file)})`;
    });
}

// One file with the badges and every icon that icons.txt names.
function sprite() {
  const badges = fs.readFileSync(path.join(src, 'badges.svg'), 'utf8');
  const names = fs.readFileSync(path.join(src, 'icons.txt'), 'utf8')
    .split('\n').filter(Boolean);
  const icons = names.map((name) => {
    const file = path.join(uswds, 'img', 'usa-icons', `${name}.svg`);
    const svg = fs.readFileSync(file, 'utf8');
    const box = /viewBox="([^"]+)"/.exec(svg)[1];
    const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
    return `<symbol id="i-${name}" viewBox="${box}">${body}</symbol>\n`;
  });
  return badges.replace('</svg>', `${icons.join('')}</svg>`);
}

const own = (name) => fs.readFileSync(path.join(src, name), 'utf8');
const manifest = {
  uswds: put('uswds.css', follow(
    fs.readFileSync(path.join(uswds, 'css', 'uswds.min.css'), 'utf8'),
    path.join(uswds, 'css'))),
  css: put('accolade.css', follow(own('accolade.css'), src)),
  js: put('accolade.js', own('accolade.js')),
  icons: put('icons.svg', sprite()),
  favicon: put('favicon.svg', own('favicon.svg')),
};

// nginx's own error pages know no manifest, so their names stay.
fs.mkdirSync(path.join(out, 'errors'));
for (const file of fs.readdirSync(path.join(src, 'errors'))) {
  fs.copyFileSync(path.join(src, 'errors', file), path.join(out, 'errors', file));
}

// Last, because its presence says that all the others are there.
fs.writeFileSync(path.join(out, 'manifest.hdf'), Object.entries(manifest)
  .map(([key, name]) => `Asset.${key} = ${PREFIX}${name}\n`).join(''));
