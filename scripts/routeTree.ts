import { join } from 'node:path'
import { resolveConfig } from 'vite'
import { projectRoot } from './runCommand.ts'

// The router's plugin writes web/app/routeTree.gen.ts as soon as the configuration for a build is resolved.
await resolveConfig({ configFile: join(projectRoot, 'web/vite.config.ts'), logLevel: 'warn' }, 'build')
