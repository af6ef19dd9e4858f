-- Requests and appointments (S1–S10). The rules hold here, whoever writes: the server, or a member through Supabase's own API.

create table public.video_rooms (
  id uuid primary key default gen_random_uuid(),
  room_id text not null unique default gen_random_uuid()::text,
  participants uuid[] not null check (cardinality(participants) = 2 and participants[1] <> participants[2]),
  created_by uuid not null references public.profiles (id) on delete cascade,
  created_at timestamptz not null default now(),
  -- When both were in the room together for the first time.
  started_at timestamptz,
  ended_at timestamptz,
  -- Renewed while both are in the room, so that a chat that runs over its time is not ended under them.
  occupied_until timestamptz
);

create table public.coffee_chats (
  id uuid primary key default gen_random_uuid(),
  requester_id uuid not null references public.profiles (id) on delete cascade,
  recipient_id uuid not null references public.profiles (id) on delete cascade,
  scheduled_time timestamptz not null check (isfinite(scheduled_time)),
  duration_minutes integer not null default 30 check (duration_minutes in (15, 30, 45, 60)),
  -- Set by the triggers below: timestamptz + interval depends on the session's zone, so it can't be a generated column.
  ends_at timestamptz not null,
  status text not null default 'pending'
    check (status in ('pending', 'accepted', 'declined', 'cancelled', 'expired', 'completed', 'missed')),
  topic text check (char_length(topic) <= 120),
  notes text check (char_length(notes) <= 1000),
  reason text check (char_length(reason) <= 500),
  closed_by uuid references public.profiles (id) on delete set null,
  video_link text unique references public.video_rooms (room_id) on delete set null,
  idempotency_key text check (char_length(idempotency_key) between 1 and 100),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (requester_id <> recipient_id),
  check (status not in ('accepted', 'completed', 'missed') or video_link is not null),
  unique (requester_id, idempotency_key)
);
-- One index for each side and list; (time, id) is the order of the pages.
create index coffee_chats_requester_idx on public.coffee_chats (requester_id, status, scheduled_time, id);
create index coffee_chats_recipient_idx on public.coffee_chats (recipient_id, status, scheduled_time, id);
-- What the clock has yet to end.
create index coffee_chats_open_idx on public.coffee_chats (status, scheduled_time)
  where status in ('pending', 'accepted');

-- S10: who is taken when. One row per person of an accepted chat; two that overlap can't both exist.
create table public.chat_bookings (
  chat_id uuid not null references public.coffee_chats (id) on delete cascade,
  person_id uuid not null references public.profiles (id) on delete cascade,
  during tstzrange not null,
  primary key (chat_id, person_id),
  constraint chat_bookings_no_overlap exclude using gist (person_id with =, during with &&)
);

create function public.guard_new_coffee_chat() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  new.ends_at := new.scheduled_time + make_interval(mins => new.duration_minutes);
  if auth.uid() is not null then
    new.status := 'pending';
    new.video_link := null;
    new.reason := null;
    new.closed_by := null;
    new.created_at := now();
    new.updated_at := now();
    if new.scheduled_time <= now() then
      raise exception 'chat/in-the-past' using errcode = 'AV001';
    end if;
  end if;
  return new;
end
$$;
create trigger coffee_chats_guard_new before insert on public.coffee_chats
  for each row execute function public.guard_new_coffee_chat();

-- The state machine. contract/chatStates.ts holds the same table; a test compares the two.
create function public.may_change_chat(actor text, old_status text, new_status text) returns boolean
  language sql immutable
  set search_path = ''
  as $$
    select (actor, old_status, new_status) in (
      ('recipient', 'pending', 'accepted'),
      ('recipient', 'pending', 'declined'),
      ('requester', 'pending', 'cancelled'),
      ('requester', 'accepted', 'cancelled'),
      ('recipient', 'accepted', 'cancelled'),
      ('clock', 'pending', 'expired'),
      ('clock', 'accepted', 'completed'),
      ('clock', 'accepted', 'missed')
    )
  $$;

create function public.guard_coffee_chat() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
declare
  me uuid := auth.uid();
  actor text := case me when old.requester_id then 'requester' when old.recipient_id then 'recipient' else 'clock' end;
  room text;
begin
  if me is not null and actor = 'clock' then
    raise exception 'chat/not-yours' using errcode = 'AV001';
  end if;
  new.ends_at := new.scheduled_time + make_interval(mins => new.duration_minutes);
  if new.status = old.status then
    if me is not null then
      raise exception 'chat/not-open' using errcode = 'AV001';
    end if;
    new.updated_at := now();
    return new;
  end if;
  if not public.may_change_chat(actor, old.status, new.status) then
    raise exception '%', case when old.status = 'pending' then 'chat/not-yours' else 'chat/not-pending' end
      using errcode = 'AV001';
  end if;
  new.updated_at := now();

  if new.status = 'accepted' then
    if old.scheduled_time <= now() then
      raise exception 'chat/expired' using errcode = 'AV001';
    end if;
    -- Two acceptances that share a person come one after the other, in the order of the people's ids: no deadlock.
    perform pg_advisory_xact_lock(hashtextextended(least(old.requester_id, old.recipient_id)::text, 1));
    perform pg_advisory_xact_lock(hashtextextended(greatest(old.requester_id, old.recipient_id)::text, 1));
    insert into public.chat_bookings (chat_id, person_id, during)
      select old.id, person, tstzrange(old.scheduled_time, old.ends_at)
      from unnest(array[old.requester_id, old.recipient_id]) person;
    insert into public.video_rooms (participants, created_by)
      values (array[old.requester_id, old.recipient_id], old.recipient_id)
      returning room_id into room;
    new.video_link := room;
    new.reason := null;
  else
    new.video_link := old.video_link;
    if actor <> 'clock' then
      new.closed_by := me;
    else
      new.reason := null;
    end if;
    if old.status = 'accepted' then
      update public.video_rooms set ended_at = now() where room_id = old.video_link and ended_at is null;
      if new.status = 'cancelled' then
        delete from public.chat_bookings where chat_id = old.id;
      end if;
    end if;
  end if;
  return new;
end
$$;
create trigger coffee_chats_guard before update on public.coffee_chats
  for each row execute function public.guard_coffee_chat();

-- A room is its chat's: when an account ends, neither stays behind.
create function public.delete_chat_room() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  delete from public.video_rooms where room_id = old.video_link;
  return null;
end
$$;
create trigger coffee_chats_delete_room after delete on public.coffee_chats
  for each row when (old.video_link is not null) execute function public.delete_chat_room();

alter table public.coffee_chats enable row level security;
alter table public.video_rooms enable row level security;
alter table public.chat_bookings enable row level security;

create policy coffee_chats_read on public.coffee_chats for select to authenticated
  using ((select auth.uid()) in (requester_id, recipient_id));
create policy coffee_chats_request on public.coffee_chats for insert to authenticated
  with check (requester_id = (select auth.uid()));
create policy coffee_chats_change on public.coffee_chats for update to authenticated
  using ((select auth.uid()) in (requester_id, recipient_id))
  with check ((select auth.uid()) in (requester_id, recipient_id));
create policy video_rooms_read on public.video_rooms for select to authenticated
  using ((select auth.uid()) = any (participants));
create policy chat_bookings_read_own on public.chat_bookings for select to authenticated
  using (person_id = (select auth.uid()));

grant select on public.coffee_chats, public.video_rooms, public.chat_bookings to authenticated;
grant insert (requester_id, recipient_id, scheduled_time, duration_minutes, topic, notes, idempotency_key, status)
  on public.coffee_chats to authenticated;
grant update (status, reason) on public.coffee_chats to authenticated;
grant all on public.coffee_chats, public.video_rooms, public.chat_bookings to service_role;
revoke execute on function
  public.guard_new_coffee_chat(), public.may_change_chat(text, text, text), public.guard_coffee_chat(),
  public.delete_chat_room()
  from public;
