-- Uploaded recordings (R6). The bytes are in the server's store under the row's id; a row goes only after its bytes, so
-- nothing is ever stored that no row knows.

create table public.recording_files (
  id uuid primary key default gen_random_uuid(),
  recording_id uuid not null,
  -- Null once the room or the account is gone: the row then stays until its bytes are deleted.
  room_id text references public.video_rooms (room_id) on delete set null,
  owner_id uuid references public.profiles (id) on delete set null,
  name text not null,
  type text not null,
  size_bytes bigint not null,
  duration_ms integer not null,
  -- JPEG, PNG or WebP.
  picture bytea,
  state text not null default 'uploading',
  created_at timestamptz not null default now(),
  -- When bytes came last; like created_at until the first ones do.
  touched_at timestamptz not null default now(),
  expires_at timestamptz,
  constraint recording_files_name_check check (char_length(name) between 1 and 120),
  constraint recording_files_type_check check (char_length(type) between 1 and 100),
  constraint recording_files_size_check check (size_bytes > 0),
  constraint recording_files_duration_check check (duration_ms between 0 and 86400000),
  constraint recording_files_picture_check check (octet_length(picture) <= 204800),
  constraint recording_files_state_check check (state in ('uploading', 'ready', 'deleted'))
);
-- The order of the lists; also for a room that goes.
create index recording_files_room_idx on public.recording_files (room_id, created_at desc, id desc);
-- What counts against a member's share; also for an account that ends.
create index recording_files_owner_idx on public.recording_files (owner_id);
-- What the clean-up looks for.
create index recording_files_expiry_idx on public.recording_files (expires_at) where expires_at is not null;
create index recording_files_unfinished_idx on public.recording_files (touched_at) where state <> 'ready';

-- Who withdraws takes back what was uploaded, too: nobody sees it from this step on.
create function public.hide_withdrawn_files() returns trigger
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  update public.recording_files set state = 'deleted', picture = null
    where room_id = new.room_id and recording_id = new.recording_id;
  return null;
end
$$;
revoke execute on function public.hide_withdrawn_files() from public;
create trigger recording_events_hide_files after insert on public.recording_events
  for each row when (new.action = 'withdraw')
  execute function public.hide_withdrawn_files();

alter table public.recording_files enable row level security;

create policy recording_files_read on public.recording_files for select to authenticated
  using (
    state = 'ready'
    and (expires_at is null or expires_at > now())
    and exists (
      select from public.video_rooms room
      where room.room_id = recording_files.room_id and (select auth.uid()) = any (room.participants)
    )
  );

-- Everything else is the server's: a row without its bytes, or bytes without their row, would be worth nothing.
grant select on public.recording_files to authenticated;
grant all on public.recording_files to service_role;
