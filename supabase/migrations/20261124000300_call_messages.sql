-- The text chat of a call (T1–T6).

create sequence public.call_messages_seq;

create table public.call_messages (
  id uuid primary key default gen_random_uuid(),
  channel_name text not null,
  user_id uuid not null references public.profiles (id) on delete cascade,
  user_name text not null,
  message text not null check (char_length(btrim(message)) between 1 and 500),
  seq bigint not null,
  created_at timestamptz not null default now()
);
create unique index call_messages_channel_idx on public.call_messages (channel_name, seq);

-- The sender's name and the order are the server's (T4, T6), whatever the client says.
create function public.stamp_call_message() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  -- A number is drawn before its row is visible: without one writer at a time, a reader could see 8 before 7
  -- and, asking for what came after 8, never see 7.
  perform pg_advisory_xact_lock(hashtextextended(new.channel_name, 2));
  new.seq := nextval('public.call_messages_seq');
  new.user_name := (select name from public.profiles where id = new.user_id);
  new.created_at := clock_timestamp();
  return new;
end
$$;
create trigger call_messages_stamp before insert on public.call_messages
  for each row execute function public.stamp_call_message();

-- What was said in a room goes with it.
create function public.delete_room_messages() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  delete from public.call_messages where channel_name = 'video-' || old.room_id;
  return null;
end
$$;
create trigger video_rooms_delete_messages after delete on public.video_rooms
  for each row execute function public.delete_room_messages();

alter table public.call_messages enable row level security;

create policy call_messages_read on public.call_messages for select to authenticated
  using (
    exists (
      select from public.video_rooms room
      where room.room_id = substr(channel_name, 7)
        and channel_name like 'video-%'
        and (select auth.uid()) = any (room.participants)
    )
  );
create policy call_messages_post on public.call_messages for insert to authenticated
  with check (
    user_id = (select auth.uid())
    and channel_name like 'video-%'
    and exists (
      select from public.video_rooms room
      where room.room_id = substr(channel_name, 7)
        and (select auth.uid()) = any (room.participants)
        and room.ended_at is null
    )
  );

grant select on public.call_messages to authenticated;
grant insert (id, channel_name, user_id, user_name, message) on public.call_messages to authenticated;
grant all on public.call_messages to service_role;
revoke execute on function public.stamp_call_message(), public.delete_room_messages() from public;

-- Supabase's Realtime, where it is, carries the same changes.
do $$
begin
  if exists (select from pg_publication where pubname = 'supabase_realtime') then
    alter publication supabase_realtime add table public.coffee_chats, public.video_rooms, public.call_messages;
  end if;
end
$$;
