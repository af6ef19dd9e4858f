import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import { defineConfig } from 'vite'

/** The folder of this file, whatever folder the command runs in. */
const root = decodeURIComponent(new URL('.', import.meta.url).pathname)

/** What the call's page needs of web/ui and web/api; the other pages' shares stay out of its way. */
const sharedWithCall =
  /\/web\/(?:ui\/(?:Button|IconButton|buttonStyle|classNames|controlStyle|LazyPart|Spinner|Field|Select|messages|toast|ToastOutlet)|api\/(?:client|apiError|errorMessages|session|rooms))\.tsx?$|\/lucide-react\/dist\/esm\/(?:Icon|createLucideIcon|context|defaultAttributes|shared)/

export default defineConfig({
  root,
  // The sources are written for React; Preact's React layer runs them in 46 KB instead of 104 (docs/decisions/0009).
  resolve: {
    alias: [
      { find: /^react\/jsx-(?:dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: 'app/routes',
      generatedRouteTree: 'app/routeTree.gen.ts',
      addExtensions: true,
      semicolons: false,
      quoteStyle: 'single',
    }),
    tailwindcss(),
  ],
  // Modules, so that a worker may load what it needs by parts.
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // The polyfill is only for browsers that could not hold a call anyway.
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Libraries mark what is for the browser; here everything is.
      checks: { moduleLevelDirective: false },
      output: {
        // Few files rather than dozens of tiny ones: over HTTP/1.1 a browser fetches six at a time.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(?:preact|use-sync-external-store|@tanstack)\//,
            },
            { name: 'controls', test: sharedWithCall },
            {
              name: 'pages',
              test: /\/web\/ui\/(?!Toaster|Combobox|Tabs|Switch)\w+\.tsx?$/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
})
