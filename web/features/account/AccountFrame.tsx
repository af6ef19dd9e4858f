import { Link } from '@tanstack/react-router'
import type { FormEvent, ReactNode } from 'react'
import { describeError } from '../../api/errorMessages.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'

type AccountFrameProps = {
  words: { title: string; text: string; button: string; other: string; otherLink: string }
  other: '/sign-in' | '/sign-up'
  redirect: string | undefined
  error: Error | null
  pending: boolean
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}

/** The card around the sign-in and the sign-up form. */
export function AccountFrame({
  words,
  other,
  redirect,
  error,
  pending,
  onSubmit,
  children,
}: AccountFrameProps) {
  return (
    <div className="mx-auto grid max-w-md gap-6 pt-2 sm:pt-10">
      <div className="grid gap-1.5 text-center">
        <h1 className="text-3xl font-extrabold">{words.title}</h1>
        <p className="text-muted">{words.text}</p>
      </div>
      <Card>
        <form noValidate onSubmit={onSubmit} className="grid gap-5">
          {error && <Notice tone="bad">{describeError(error)}</Notice>}
          {children}
          <Button type="submit" pending={pending} className="mt-1 w-full">
            {words.button}
          </Button>
        </form>
      </Card>
      <p className="text-center text-muted">
        {words.other}{' '}
        <Link
          to={other}
          search={redirect === undefined ? {} : { redirect }}
          className="inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4"
        >
          {words.otherLink}
        </Link>
      </p>
    </div>
  )
}
