-- How often a person had the step tried again after it had failed: what is told of an earlier attempt says nothing any more.
alter table step_of_lead add column retry int not null default 0;
