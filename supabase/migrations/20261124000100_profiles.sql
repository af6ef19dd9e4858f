-- People (P2, P3). A profile's id is the account's id: accounts."user".id here, auth.users.id on Supabase.

create table public.profiles (
  id uuid primary key,
  name text not null check (char_length(btrim(name)) between 1 and 80),
  headline text not null default '' check (char_length(headline) <= 120),
  bio text not null default '' check (char_length(bio) <= 1000),
  interests text[] not null default '{}' check (cardinality(interests) <= 12),
  time_zone text not null default 'UTC' check (char_length(time_zone) between 1 and 64),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index profiles_name_idx on public.profiles (lower(name), id);

create function public.touch_updated_at() returns trigger
  language plpgsql
  set search_path = ''
  as $$
begin
  new.updated_at := now();
  return new;
end
$$;

revoke execute on function public.touch_updated_at() from public;

create trigger profiles_touch before update on public.profiles
  for each row execute function public.touch_updated_at();

alter table public.profiles enable row level security;

create policy profiles_read on public.profiles for select to authenticated using (true);
create policy profiles_insert_own on public.profiles for insert to authenticated
  with check (id = (select auth.uid()));
create policy profiles_update_own on public.profiles for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));

grant select on public.profiles to authenticated;
grant insert (id, name, headline, bio, interests, time_zone) on public.profiles to authenticated;
grant update (name, headline, bio, interests, time_zone) on public.profiles to authenticated;
grant all on public.profiles to service_role;

-- Sign-up and profile are one transaction: nobody is half a member.
create function accounts.create_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  insert into public.profiles (id, name) values (new.id, btrim(new.name));
  return new;
end
$$;
create trigger user_create_profile after insert on accounts."user"
  for each row execute function accounts.create_profile();

-- An account's end is its profile's end, and by cascade that of all it wrote.
create function accounts.delete_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  delete from public.profiles where id = old.id;
  return old;
end
$$;
create trigger user_delete_profile after delete on accounts."user"
  for each row execute function accounts.delete_profile();
revoke execute on function accounts.create_profile(), accounts.delete_profile() from public;
