// licences.mjs: the licences of everything the program and its pages are built
// from, against a list of those we accept. With --write it writes
// docs/licences.md; without, it fails where that is out of date, where a licence
// is not on the list, or where the version of a package is not pinned.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const accepted = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'OFL-1.1', 'Unlicense']
// Of tools alone, which no user receives.
const acceptedOfTools = [...accepted, 'CC-BY-4.0', 'Python-2.0']

// A sentence that stands in the text of one licence and of no other.
const marks = [
  ['Apache-2.0', /Apache License\s+Version 2\.0/],
  ['MPL-2.0', /Mozilla Public License,? (Version|v\.) ?2\.0/i],
  ['OFL-1.1', /SIL OPEN FONT LICENSE Version 1\.1/i],
  ['BSD-3-Clause', /Redistribution and use[\s\S]*(Neither the name|The name of the author may not|name of[\s\S]{0,80}may not be used)/i],
  ['BSD-2-Clause', /Redistribution and use in source and binary forms/],
  ['ISC', /Permission to use, copy, modify,? and(\/or)? distribute this software/],
  ['MIT', /Permission is hereby granted, free of charge/],
  ['CC0-1.0', /CC0 1\.0 Universal/],
  ['Unlicense', /This is free and unencumbered software/],
]

function licenceIn(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense)/i.test(name))
  for (const name of names.sort()) {
    const text = readFileSync(join(folder, name), 'utf8')
    const found = marks.find(([, mark]) => mark.test(text))
    if (found) return found[0]
  }
  return 'unknown'
}

// Modules whose packages are linked into the program.
function goModules() {
  const format = '{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}'
  const lines = execFileSync('go', ['list', '-deps', '-f', format, './app'], { encoding: 'utf8', env: { ...process.env, GOOS: 'linux', GOARCH: 'amd64', CGO_ENABLED: '0' } }).split('\n')
  return [...new Set(lines)].filter(Boolean).map((line) => {
    const [name, version, folder] = line.split('\t')
    return { name, version, licence: licenceIn(folder), tool: false }
  })
}

// Packages of the pages and of what builds and tests them.
function npmPackages() {
  const lock = JSON.parse(readFileSync('frontend/package-lock.json', 'utf8'))
  const shipped = closure(['@cloudflare/blindrsa-ts', 'centrifuge', 'lean-qr', 'svelte'], lock.packages)
  const list = Object.entries(lock.packages).filter(([path]) => path.startsWith('node_modules/'))
  return list.map(([path, p]) => {
    const name = path.replace(/^.*node_modules\//, '')
    const folder = join('frontend', path)
    const licence = p.license ?? (existsSync(folder) ? licenceIn(folder) : 'unknown')
    return { name, version: p.version, licence, tool: !shipped.has(name) }
  })
}

// What the pages import, with all that those packages need; the rest builds and
// tests them.
function closure(names, packages) {
  const known = new Set()
  const visit = (name) => {
    if (known.has(name)) return
    known.add(name)
    Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}).forEach(visit)
  }
  names.forEach(visit)
  return known
}

function faultsOf(packages) {
  const faults = packages
    .filter((p) => !(p.tool ? acceptedOfTools : accepted).some((one) => p.licence.replace(/[()]/g, '').split(' OR ').includes(one)))
    .filter((p) => !p.licence.split(' AND ').every((one) => accepted.includes(one.replace(/[()]/g, ''))))
    .map((p) => `${p.name} ${p.version} is under ${p.licence}, which is not on the list`)
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync('frontend/package.json', 'utf8'))
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) faults.push(`the version of ${name} is not pinned: ${version}`)
  }
  return faults
}

function table(packages) {
  const rows = packages
    .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1))
    .map((p) => `| ${p.name} | ${p.version} | ${p.licence} |`)
  return ['| package | version | licence |', '|---|---|---|', ...new Set(rows)].join('\n')
}

function counted(packages) {
  const by = {}
  for (const p of packages) by[p.licence] = (by[p.licence] ?? 0) + 1
  const rows = Object.entries(by).map(([licence, n]) => `| ${licence} | ${n} |`)
  return ['| licence | packages |', '|---|---|', ...rows.sort()].join('\n')
}

const go = goModules()
const npm = npmPackages()
const page = `# Licences of what Parley is built from

Written by \`node scripts/licences.mjs --write\`; \`make check\` fails where it is out of date, where a licence is not one of ${accepted.join(', ')} (for tools also CC-BY-4.0 and Python-2.0), or where a version is not pinned.

## In the program

${table(go)}

## In the pages

${table(npm.filter((p) => !p.tool))}

## Tools that build and test the pages

${counted(npm.filter((p) => p.tool))}
`
const faults = faultsOf([...go, ...npm])
const place = 'docs/licences.md'
if (process.argv.includes('--write')) writeFileSync(place, page)
else if (!existsSync(place) || readFileSync(place, 'utf8') !== page) faults.push(`${place} is out of date: node scripts/licences.mjs --write`)
for (const fault of faults) console.error(fault)
process.exit(faults.length ? 1 : 0)
