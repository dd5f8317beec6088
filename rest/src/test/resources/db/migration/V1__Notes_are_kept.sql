create table note (id bigint generated always as identity primary key, first_line text not null);
