import { Link } from '@tanstack/react-router'
import { CalendarCheck, ShieldCheck, Users } from 'lucide-react'
import { buttonStyle } from '../ui/buttonStyle.ts'
import { LandingPicture } from './LandingPicture.tsx'
import { landing } from './landingMessages.ts'

const icons = { people: <Users />, time: <CalendarCheck />, private: <ShieldCheck /> } as const

/** What Avari is, for who is not signed in. */
export function LandingPage() {
  return (
    <>
      <section className="grid items-center gap-10 py-8 sm:py-14 lg:grid-cols-[1.1fr_1fr]">
        <div className="grid justify-items-start gap-5">
          <h1 className="text-4xl leading-[1.08] font-extrabold sm:text-6xl">{landing.title}</h1>
          <p className="max-w-120 text-lg text-muted sm:text-xl">{landing.text}</p>
          <div className="mt-2 flex flex-wrap gap-3">
            <Link to="/sign-up" className={buttonStyle('primary', 'min-h-12 px-6 text-lg')}>
              {landing.start}
            </Link>
            <Link to="/sign-in" className={buttonStyle('secondary', 'min-h-12 px-6 text-lg')}>
              {landing.haveAccount}
            </Link>
          </div>
        </div>
        <LandingPicture />
      </section>
      <ul className="grid gap-6 border-t border-line py-10 sm:grid-cols-3 sm:gap-8">
        {landing.points.map(({ icon, title, text }) => (
          <li key={title} className="grid content-start gap-2">
            <span aria-hidden="true" className="text-accent [&>svg]:size-7">
              {icons[icon]}
            </span>
            <h2 className="text-lg font-bold">{title}</h2>
            <p className="text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
