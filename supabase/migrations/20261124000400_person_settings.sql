-- What a member has set for themselves alone. Profiles are read by every member, so this is a table of its own.

create table public.person_settings (
  person_id uuid primary key references public.profiles (id) on delete cascade,
  -- Media goes through a relay only, so that the other one never learns the own network address (C12).
  hide_address boolean not null default false,
  updated_at timestamptz not null default now()
);

create trigger person_settings_touch before update on public.person_settings
  for each row execute function public.touch_updated_at();

alter table public.person_settings enable row level security;

create policy person_settings_read_own on public.person_settings for select to authenticated
  using (person_id = (select auth.uid()));
create policy person_settings_insert_own on public.person_settings for insert to authenticated
  with check (person_id = (select auth.uid()));
create policy person_settings_update_own on public.person_settings for update to authenticated
  using (person_id = (select auth.uid())) with check (person_id = (select auth.uid()));

grant select on public.person_settings to authenticated;
grant insert (person_id, hide_address) on public.person_settings to authenticated;
grant update (hide_address) on public.person_settings to authenticated;
grant all on public.person_settings to service_role;
