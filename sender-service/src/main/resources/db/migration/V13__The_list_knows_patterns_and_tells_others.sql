-- "*@acme.example" stood on the list as an address that nobody has; it means the domain.
update suppression_removed set address = substring(address from 3) where address like '*@%';
delete from suppression s where s.address like '*@%'
    and exists (select 1 from suppression d where d.address = substring(s.address from 3) and d.source = s.source);
update suppression set address = substring(address from 3) where address like '*@%';
-- What is on the list already and nobody was told of: told once, a part at a time, and gone then.
create table untold_suppression (
    address text primary key
);
insert into untold_suppression select distinct address from suppression;
